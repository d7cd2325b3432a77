namespace Connectors.Benchmarks;

/// <summary>The members of an opportunity that are wanted.</summary>
internal struct OpportunityRow
{
    public Field Id;
    public Field Name;
    public Field AccountId;
    public Field Amount;
    public Field ExpectedRevenue;
    public Field CurrencyIsoCode;
    public Field Probability;
    public Field StageName;
    public Field IsClosed;
    public Field IsWon;
    public Field ForecastCategory;
    public Field CloseDate;
    public Field Type;
    public Field LeadSource;
    public Field NextStep;
    public Field CreatedDate;
    public Field CreatedById;
    public Field LastModifiedDate;
    public Field LastModifiedById;
    public Field OwnerId;
    public Field Description;
}
