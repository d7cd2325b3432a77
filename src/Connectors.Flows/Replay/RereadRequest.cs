namespace Connectors.Flows;

/// <summary>A record that the next execution reads again by its id.</summary>
/// <param name="Connection">Where.</param>
/// <param name="Id">The vendor's id.</param>
/// <param name="Record">The record as its letter names it.</param>
internal sealed record RereadRequest(string Connection, string Id, string Record)
{
    /// <summary>Who released it; null in requests of older packages.</summary>
    public string? Actor { get; init; }
}
