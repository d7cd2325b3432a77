using System.Text.Json.Nodes;
using static Connectors.Sandbox.NetSuiteFields;

namespace Connectors.Sandbox;

/// <summary>
/// A project. The customer is named by `parent`; the field `customer` is not served by REST, though SuiteQL has a column of that name.
/// </summary>
internal sealed class NetSuiteJob : NetSuiteObject
{
    public override string Name => "job";

    public override string Label => "Project";

    public override string Permission => "Lists -> Projects";

    public override string Family => EntityFamily;

    public override int TypeCode => -7;

    public override string CustomPrefix => "custentity";

    public override IReadOnlyList<NetSuiteField> Fields { get; } =
    [
        .. Texts("entityId", "companyName", "comments", "email", "phone", "externalId"),
        .. Flags("isInactive", "allowTime", "allowExpenses", "limitTimeToAssignees", "allowAllResourcesForTasks", "isUtilizedTime",
            "isProductiveTime", "isExemptTime"),
        .. Days("startDate", "projectedEndDate", "endDate"),
        .. Numbers("estimatedCost", "estimatedRevenue", "estimatedLaborCost", "jobPrice", "percentComplete"),
        .. ReadOnly(Texts("altName"), Days("calculatedEndDate")),
        Reference("parent", "customer", "job"),
        Reference("subsidiary", "subsidiary"),
        Reference("currency", "currency"),
        Reference("projectManager", "employee"),
        Reference("jobItem", "serviceSaleItem"),
        .. Unchecked("jobType", "billingSchedule", "billingRateCard", "projectExpenseType", "category", "class", "department", "location"),
        Choice("entityStatus", ("1", "Closed"), ("2", "In Progress"), ("3", "Not Awarded"), ("4", "Pending"), ("5", "Awarded")),
        Choice("jobBillingType", ("1", "Charge-Based"), ("2", "Fixed Bid, Interval"), ("3", "Fixed Bid, Milestone"), ("4", "Time and Materials"),
            ("5", "No Billing")),
        Choice("timeApproval"),
        AddressBook(),
        .. Stamps("dateCreated"),
    ];

    public override IEnumerable<string> Missing(JsonObject record)
    {
        if (!record.HasText("companyName")) yield return "Project Name";
        if (record.Reference("subsidiary") is null) yield return "Subsidiary";
        if (record.Reference("projectExpenseType") is null) yield return "Project Expense Type";
    }

    public override void Complete(JsonObject record, JsonObject? before, NetSuiteBooks books)
    {
        if (Missing(record).Any()) return;
        NetSuiteEntities.Complete(record, books, "PRJ", record.Text("companyName") ?? "");
        if (record.Reference("entityStatus") is null) record.SetReference("entityStatus", "2");
        record["allowTime"] ??= true;
        record["allowExpenses"] ??= true;
        if (record.HasText("companyName")) record["altName"] = record.Text("companyName");
        else record.Remove("altName");
    }

    public override string NameOf(JsonObject record) => record.Text("entityId") ?? record.Id();
}
