using System.Xml.Linq;
using static Connectors.Sandbox.WorkdayRendering;

namespace Connectors.Sandbox;

/// <summary>One worker as XML, in the order of the vendor's schema.</summary>
internal sealed class WorkdayWorkerWriter(WorkdayCall call, WorkdayResponseGroup group, WorkdayResponseFilter filter)
{
    private readonly WorkdayRendering _rendering = call.Rendering;
    private readonly WorkdayPersonWriter _person = new(call.Rendering);
    private readonly WorkdayJobWriter _job = new(call, group, filter);
    private readonly WorkdayPayWriter _pay = new(call.Rendering);

    public XElement Write(WorkdayWorker worker) => Group(
        "Worker",
        group.Has("Reference") ? _rendering.Reference("Worker_Reference", worker.Instance) : null,
        Text("Worker_Descriptor", worker.Name),
        Group(
            "Worker_Data",
            Text("Worker_ID", worker.Id),
            Text("User_ID", worker.Data.Get("userId")),
            Text("Universal_ID", worker.Identity.Get("universalId")),
            group.Has("Personal_Information") ? _person.Write(worker.Data) : null,
            group.Has("Employment_Information") ? Employment(worker) : null,
            group.Has("Compensation") ? _pay.Compensation(worker.Data) : null,
            group.Has("Organizations") ? _job.Organizations(worker) : null,
            group.Has("Roles") ? Group("Role_Data") : null,
            group.Has("Management_Chain_Data") ? _job.ManagementChain(worker) : null,
            group.Has("Transaction_Log_Data") ? TransactionLog(worker) : null,
            group.Has("User_Account") ? UserAccount(worker) : null));

    private XElement Employment(WorkdayWorker worker) => Group(
        "Employment_Data",
        worker.Positions
            .Where(position => position.Value.Is("primary") == true || group.Has("Additional_Jobs"))
            .Select(position => _job.Write(worker, position.Key, position.Value)),
        _person.Status(worker),
        _pay.Contract(worker.Data));

    /// <summary>Also what was taken back and what lies ahead.</summary>
    private XElement TransactionLog(WorkdayWorker worker) => Group("Transaction_Log_Entry_Data", worker.Known.Select(row => Group(
        "Transaction_Log_Entry",
        _rendering.Reference(
            "Transaction_Log_Reference",
            new(WorkdayWid.Made(call.State.Tenant, "transaction", row.Id), row.Type, ("Background_Process_Instance_ID", "TL-" + row.Id))),
        Group(
            "Transaction_Log_Data",
            Text("Transaction_Log_Description", $"{row.Type}: {worker.Name}"),
            _rendering.Moment("Transaction_Effective_Moment", call.State.Times.StartOf(row.Effective)),
            _rendering.Moment("Transaction_Entry_Moment", row.Entered),
            _rendering.Reference("Transaction_Log_Type_Reference", WorkdayInstance.Delivered("Business_Process_Type", row.Type)),
            _rendering.Reference("Transaction_Target_Reference", worker.Instance),
            Flag("Is_Rescind_Or_Rescinded", row.Rescinds is not null || worker.Known.Any(other => other.Rescinds == row.Id)),
            Flag("Is_Correction_Or_Corrected", row.Corrects is not null || worker.Known.Any(other => other.Corrects == row.Id))))));

    private static XElement? UserAccount(WorkdayWorker worker) =>
        worker.Data.Get("userId") is { } user ? Group("User_Account_Data", Text("User_Name", user)) : null;
}
