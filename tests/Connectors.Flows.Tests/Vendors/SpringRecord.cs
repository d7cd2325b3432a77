using Connectors.Contracts;

namespace Connectors.Flows.Tests;

/// <summary>A record of the vendor that tells of changes.</summary>
internal sealed record SpringRecord(string Id, string Name, DateTimeOffset At)
{
    public RecordState State { get; init; }

    public string? MergedInto { get; init; }

    public string? Parent { get; init; }

    public string Status { get; init; } = "active";

    /// <summary>Whether lists show it; asked for by id it is there all the same.</summary>
    public bool IsListed { get; init; } = true;
}
