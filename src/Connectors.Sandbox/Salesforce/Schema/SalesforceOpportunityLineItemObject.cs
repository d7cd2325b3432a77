using static Connectors.Sandbox.SalesforceFields;

namespace Connectors.Sandbox;

internal static class SalesforceOpportunityLineItemObject
{
    public static IEnumerable<SalesforceField> Fields =>
    [
        RecordId("Line Item"),
        Fixed(Required(Parent("OpportunityId", "Opportunity ID", "Opportunity", "Opportunity"))),
        Fixed(Required(Parent("PricebookEntryId", "Price Book Entry ID", "PricebookEntry", "PricebookEntry"))),
        Fixed(Parent("Product2Id", "Product ID", "Product2", "Product2")),
        Required(Number("Quantity", "Quantity", 2)),
        Money("UnitPrice", "Sales Price"),
        Money("TotalPrice", "Total Price"),
        Share("Discount", "Discount"),
        Day("ServiceDate", "Date"),
        Text("Description", "Line Description", 255),
        .. Audit(deletable: true),
    ];

    public static SalesforceChildRelationship[] Children => [];
}
