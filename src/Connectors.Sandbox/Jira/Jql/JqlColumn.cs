using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A field that a query can name.</summary>
/// <param name="Name">As messages name it.</param>
/// <param name="Kind">How it compares.</param>
/// <param name="Read">What an issue has in it: none, one or several texts; stamps as they are kept.</param>
internal sealed record JqlColumn(string Name, JqlKind Kind, Func<JsonObject, IEnumerable<string>> Read)
{
    /// <summary>The ids that a value stands for; null when it stands for none.</summary>
    public Func<JqlScope, string, IReadOnlyCollection<string>?>? Resolve { get; init; }

    /// <summary>The refusal of a value that stands for nothing.</summary>
    public Func<string, JiraRefusedException>? Missing { get; init; }

    /// <summary>What it is ordered by; null orders by <see cref="Read"/>.</summary>
    public Func<JsonObject, JqlKey>? Order { get; init; }

    public bool IsSortable { get; init; } = true;

    /// <summary>Whether &lt; and &gt; hold between its values although it is a set: keys and ids.</summary>
    public bool IsRanked { get; init; }

    public JqlKey KeyOf(JsonObject issue)
    {
        if (Order is not null)
        {
            return Order(issue);
        }

        var value = Read(issue).Order(StringComparer.OrdinalIgnoreCase).FirstOrDefault();
        return value is null ? JqlKey.None : Kind switch
        {
            JqlKind.Instant => new(true, "", JiraTime.Milliseconds(value)),
            JqlKind.Number => new(true, "", JiraNumbers.Read(value)),
            _ => new(true, value.ToLowerInvariant(), 0),
        };
    }
}
