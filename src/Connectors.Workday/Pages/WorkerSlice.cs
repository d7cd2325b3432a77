using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>A worker: the whole element as it came, and in front of it what a mapping document cannot pick out by itself.</summary>
/// <remarks>
/// <c>key</c>, <c>kind</c> (which id it has), <c>status</c> (needs the vendor's day), <c>workEmail</c> (chosen by usage), <c>country</c> and
/// <c>jobs</c> (with the one organisation of many that is the team). Paths of documents pick by position, and Workday's lists have none that is
/// stable.
/// </remarks>
internal sealed class WorkerSlice : IRecordSlice
{
    public string Element => Workers.Type;

    public VendorRecord Cut(XmlPart part, ResponseFacts facts)
    {
        var key = part.At("Worker_Reference") is { } reference ? WorkdayKey.Of(reference.Ids()) : null;
        var status = part.At("Worker_Data", "Employment_Data", "Worker_Status_Data");
        var state = status?.IsTrueAt("Hire_Rescinded") == true ? RecordState.Deleted : RecordState.Live;
        var moment = TransactionMoment.Latest(part, facts);
        return new(
            new VendorKey(Element, key?.ToString() ?? ""), moment?.ToString(), moment?.Holds, state, WorkerJson.Write(part, key, facts, moment))
        {
            Faults = state == RecordState.Deleted ? [] : Missing(part, key, facts),
        };
    }

    /// <summary>A part that was asked for and is not there is a permission that is missing: half a worker is worse than none.</summary>
    private static ImmutableArray<Fault> Missing(XmlPart part, WorkdayKey? key, ResponseFacts facts) =>
    [
        .. facts.Groups
            .Where(group => !group.Path.IsEmpty && part.At(group.Path.AsSpan()) is null && Applies(group, part, key, facts))
            .Select(group => new Fault(
                FaultKind.Authorisation,
                $"Workday left out {group.Name} of this worker although it was asked for: the integration user may not read it. In Workday, let its "
                + $"security group read the domain '{group.Domain}' and activate the pending security policy changes; then read the worker again.")
            {
                Path = "/" + string.Join('/', group.Path), Rule = "permission", ValueClass = "absent",
            }),
    ];

    // Who is not paid by salary, or not here yet, has no such part with every permission.
    private static bool Applies(ResponseGroup group, XmlPart part, WorkdayKey? key, ResponseFacts facts) =>
        group != ResponseGroup.Compensation || (key?.Type == "Employee_ID" && WorkerJson.StatusOf(part, facts) is "active" or "onLeave");
}
