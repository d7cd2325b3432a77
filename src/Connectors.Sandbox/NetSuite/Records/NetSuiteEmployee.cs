using System.Text.Json.Nodes;
using static Connectors.Sandbox.NetSuiteFields;

namespace Connectors.Sandbox;

/// <summary>A worker. The spelling of dates is mixed: `hireDate`, but `releasedate`.</summary>
internal sealed class NetSuiteEmployee : NetSuiteObject
{
    public override string Name => "employee";

    public override string Label => "Employee";

    public override string Permission => "Lists -> Employees";

    public override string Family => EntityFamily;

    public override int TypeCode => -4;

    public override string CustomPrefix => "custentity";

    public override IReadOnlyList<NetSuiteField> Fields { get; } =
    [
        .. Texts("entityId", "firstName", "middleName", "lastName", "salutation", "title", "email", "phone", "mobilePhone", "officePhone", "initials",
            "comments", "externalId"),
        .. Flags("isInactive", "isJobResource", "isJobManager", "isSalesRep"),
        .. Days("hireDate", "releasedate", "birthDate"),
        .. Numbers("laborCost", "targetUtilization"),
        Reference("subsidiary", "subsidiary"),
        Reference("currency", "currency"),
        Reference("supervisor", "employee"),
        Reference("approver", "employee"),
        .. Unchecked("department", "class", "location", "billingClass", "employeetype", "employeestatus", "workCalendar", "job"),
        AddressBook(),
        .. Stamps("dateCreated"),
    ];

    public override IEnumerable<string> Missing(JsonObject record)
    {
        if (!record.HasText("entityId")) yield return "Name";
        if (record.Reference("subsidiary") is null) yield return "Subsidiary";
    }

    public override void Complete(JsonObject record, JsonObject? before, NetSuiteBooks books)
    {
        var name = $"{record.Text("firstName")} {record.Text("lastName")}".Trim();
        if (name.Length > 0 || record.HasText("entityId")) NetSuiteEntities.Complete(record, books, null, name);
        record["isJobResource"] ??= false;
    }

    public override string NameOf(JsonObject record) => record.Text("entityId") ?? record.Id();
}
