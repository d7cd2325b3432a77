using static Connectors.Sandbox.SalesforceFields;

namespace Connectors.Sandbox;

internal static class SalesforceProductObject
{
    public static IEnumerable<SalesforceField> Fields =>
    [
        RecordId("Product"),
        Required(Text("Name", "Product Name", 255)),
        Text("ProductCode", "Product Code", 255),
        LongText("Description", "Product Description", 4000),
        Flag("IsActive", "Active"),
        Choice("Family", "Product Family", "Services", "Subscriptions"),
        .. Audit(deletable: true),
    ];

    public static SalesforceChildRelationship[] Children => [new("OpportunityLineItem", "Product2Id", "OpportunityLineItems", Cascades: false)];
}
