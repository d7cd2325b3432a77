using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A checked body on its way into a record.</summary>
/// <param name="Values">Stored form; a null clears its field.</param>
/// <param name="Replace">Sublists whose stored lines give way.</param>
internal sealed record NetSuiteChange(JsonObject Values, IReadOnlyCollection<string> Replace)
{
    /// <summary>Body fields to be cleared because `replaceSelectedFields` lists them and the body does not.</summary>
    public IReadOnlyCollection<string> Cleared { get; init; } = [];
}
