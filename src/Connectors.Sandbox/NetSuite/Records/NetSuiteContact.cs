using System.Text.Json.Nodes;
using static Connectors.Sandbox.NetSuiteFields;

namespace Connectors.Sandbox;

internal sealed class NetSuiteContact : NetSuiteObject
{
    public override string Name => "contact";

    public override string Label => "Contact";

    public override string Permission => "Lists -> Contacts";

    public override string Family => EntityFamily;

    public override int TypeCode => -6;

    public override string CustomPrefix => "custentity";

    public override IReadOnlyList<NetSuiteField> Fields { get; } =
    [
        .. Texts("entityId", "firstName", "middleName", "lastName", "salutation", "title", "email", "altEmail", "phone", "mobilePhone", "officePhone",
            "fax", "comments", "externalId"),
        .. Flags("isInactive", "isPrivate"),
        Reference("company", "customer", "job"),
        Reference("subsidiary", "subsidiary"),
        Reference("supervisor", "contact"),
        .. Unchecked("category"),
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
        if (!record.HasText("entityId") && name.Length > 0) record["entityId"] = name;
        record["isInactive"] ??= false;
        if (record.Reference("subsidiary") is null && record.Reference("company") is { } company
            && books.FindAny(["customer", "job"], company) is { } found && found.Record.Reference("subsidiary") is { } subsidiary)
            record.SetReference("subsidiary", subsidiary);
    }

    public override string NameOf(JsonObject record) => record.Text("entityId") ?? record.Id();
}
