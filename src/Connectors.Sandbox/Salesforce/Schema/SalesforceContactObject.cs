using static Connectors.Sandbox.SalesforceFields;

namespace Connectors.Sandbox;

internal static class SalesforceContactObject
{
    public static IEnumerable<SalesforceField> Fields =>
    [
        RecordId("Contact"),
        Parent("AccountId", "Account ID", "Account", "Account"),
        Required(Text("LastName", "Last Name", 80)),
        Text("FirstName", "First Name", 40),
        Choice("Salutation", "Salutation", "Mr.", "Ms.", "Mx.", "Dr.", "Prof."),
        ReadOnly(Required(Text("Name", "Full Name", 121))) with { Calculated = true },
        .. PostalAddress("Mailing", "Mailing"),
        Tel("Phone", "Business Phone"),
        Tel("MobilePhone", "Mobile Phone"),
        Mail("Email", "Email"),
        Text("Title", "Title", 128),
        Text("Department", "Department", 80),
        Parent("ReportsToId", "Reports To ID", "Contact", "ReportsTo"),
        LongText("Description", "Contact Description", 32_000),
        Defaulted(Parent("OwnerId", "Owner ID", "User", "Owner")),
        ReadOnly(Parent("MasterRecordId", "Master Record ID", "Contact", "MasterRecord")),
        // Not unique on purpose: an upsert by this key can meet several records, which the vendor answers with 300.
        Key("ERP_Id__c", "ERP Id", unique: false),
        .. Audit(deletable: true),
    ];

    public static SalesforceChildRelationship[] Children => [new("Contact", "ReportsToId", "Reports", Cascades: false)];
}
