using static Connectors.Sandbox.SalesforceFields;

namespace Connectors.Sandbox;

internal static class SalesforceOpportunityObject
{
    public static IEnumerable<SalesforceField> Fields =>
    [
        RecordId("Opportunity"),
        Parent("AccountId", "Account ID", "Account", "Account"),
        Required(Text("Name", "Name", 120)),
        LongText("Description", "Description", 32_000),
        Required(Choice("StageName", "Stage", [.. SalesforceStage.All.Select(stage => stage.Name)])) with { Restricted = true },
        Money("Amount", "Amount"),
        Share("Probability", "Probability (%)"),
        ReadOnly(Money("ExpectedRevenue", "Expected Amount")) with { Calculated = true },
        Required(Day("CloseDate", "Close Date")),
        Choice("Type", "Opportunity Type", "Existing Business", "New Business"),
        Text("NextStep", "Next Step", 255),
        Choice("LeadSource", "Lead Source", "Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"),
        ReadOnly(Flag("IsClosed", "Closed")) with { Calculated = true },
        ReadOnly(Flag("IsWon", "Won")) with { Calculated = true },
        ReadOnly(Defaulted(Choice("ForecastCategory", "Forecast Category", "Omitted", "Pipeline", "BestCase", "Forecast", "Closed")))
            with { Calculated = true },
        ReadOnly(Flag("HasOpportunityLineItem", "Has Line Item")) with { Calculated = true },
        Parent("Pricebook2Id", "Price Book ID", "Pricebook2", "Pricebook2"),
        Parent("ContractId", "Contract ID", "Contract", "Contract"),
        ReadOnly(Whole("FiscalYear", "Fiscal Year")) with { Calculated = true },
        Defaulted(Parent("OwnerId", "Owner ID", "User", "Owner")),
        Key("ERP_Id__c", "ERP Id", unique: true),
        Key("PSA_Project_Id__c", "PSA Project Id", unique: false),
        Text("Engagement__c", "Engagement", 255),
        Day("Planned_Start__c", "Planned Start"),
        Day("Planned_End__c", "Planned End"),
        .. Audit(deletable: true),
    ];

    public static SalesforceChildRelationship[] Children => [new("OpportunityLineItem", "OpportunityId", "OpportunityLineItems", Cascades: true)];
}
