namespace Connectors.NetSuite;

/// <summary>One error as NetSuite spells it.</summary>
/// <param name="Code"><c>o:errorCode</c>, or <c>error</c> of the token endpoint.</param>
/// <param name="Detail">The vendor's text; may quote values, so it never leaves this package.</param>
/// <param name="Path"><c>o:errorPath</c>, such as <c>item.items[0].item</c>; null when none is named.</param>
internal sealed record NetSuiteError(string Code, string Detail, string? Path);
