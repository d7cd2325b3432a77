namespace Connectors.Salesforce;

/// <summary>One error as Salesforce spells it.</summary>
/// <param name="Code"><c>errorCode</c>, <c>statusCode</c> in results of collections, or <c>error</c> of the token endpoint.</param>
/// <param name="Message">The vendor's text; may quote values, so it never leaves this package.</param>
/// <param name="Fields">Names of the fields to blame.</param>
internal sealed record SalesforceError(string Code, string Message, ImmutableArray<string> Fields);
