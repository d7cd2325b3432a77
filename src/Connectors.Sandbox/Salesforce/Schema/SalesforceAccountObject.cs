using static Connectors.Sandbox.SalesforceFields;

namespace Connectors.Sandbox;

internal static class SalesforceAccountObject
{
    public static IEnumerable<SalesforceField> Fields =>
    [
        RecordId("Account"),
        Required(Text("Name", "Account Name", 255)),
        Choice("Type", "Account Type", "Prospect", "Customer - Direct", "Customer - Channel", "Channel Partner / Reseller", "Other"),
        Parent("ParentId", "Parent Account ID", "Account", "Parent"),
        .. PostalAddress("Billing", "Billing"),
        .. PostalAddress("Shipping", "Shipping"),
        Tel("Phone", "Account Phone"),
        Tel("Fax", "Account Fax"),
        Text("AccountNumber", "Account Number", 40),
        Link("Website", "Website"),
        Choice("Industry", "Industry", "Banking", "Construction", "Consulting", "Education", "Engineering", "Manufacturing", "Retail", "Technology"),
        Money("AnnualRevenue", "Annual Revenue"),
        Whole("NumberOfEmployees", "Employees"),
        LongText("Description", "Account Description", 32_000),
        Defaulted(Parent("OwnerId", "Owner ID", "User", "Owner")),
        ReadOnly(Parent("MasterRecordId", "Master Record ID", "Account", "MasterRecord")),
        Key("ERP_Id__c", "ERP Id", unique: true),
        .. Audit(deletable: true),
    ];

    public static SalesforceChildRelationship[] Children =>
    [
        new("Account", "ParentId", "ChildAccounts", Cascades: false),
        new("Contact", "AccountId", "Contacts", Cascades: true),
        new("Opportunity", "AccountId", "Opportunities", Cascades: true),
    ];
}
