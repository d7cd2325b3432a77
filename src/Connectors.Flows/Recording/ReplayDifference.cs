namespace Connectors.Flows;

/// <summary>Something that a replay did not do as it was recorded. Names places, never values: they may be personal.</summary>
/// <param name="Of">What differs: <c>record</c> (canonical output), <c>request</c> (outbound), <c>state</c> (commits), or an input that was asked for
/// more or less often (<c>clock</c>, <c>ids</c>).</param>
/// <param name="Where">Which: contract and address of a record, method and route of a request, set and key of state.</param>
/// <param name="Pointer">JSON Pointer of the field; empty for the whole.</param>
/// <param name="Change"><c>changed</c>, <c>added</c>, <c>missing</c>, or <c>unknown</c> for state that was not read when it was recorded and is
/// taken as not there.</param>
public sealed record ReplayDifference(string Of, string Where, string Pointer, string Change)
{
    /// <summary>One line for a person.</summary>
    public override string ToString() => $"{Of} {Where}{(Pointer.Length == 0 ? "" : $" {Pointer}")}: {Change}";
}
