namespace Connectors.Benchmarks;

/// <summary>The members of a canonical opportunity that go to the vendor.</summary>
internal struct CanonicalOpportunityRow
{
    public Field Name;
    public KeyFields Customer;
    public Field Amount;
    public Field Probability;
    public Field Stage;
    public Field CloseDate;
    public CodedFields Type;
    public CodedFields Source;
    public Field NextStep;
    public Field Notes;
}
