namespace Connectors.Tool;

/// <summary>What is asked.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="Object">The vendor's object.</param>
/// <param name="Entity">The contract.</param>
/// <param name="Pages">Files and folders.</param>
internal sealed record SuggestRequest(string Vendor, string Object, string Entity, IReadOnlyList<string> Pages);
