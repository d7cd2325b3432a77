using System.Collections.Immutable;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Flows.Tests;

/// <summary>What the vendor that tells of changes holds, and how it misbehaves.</summary>
internal sealed class SpringAccount
{
    public const string Proof = "proof-of-the-vendor";

    public SortedDictionary<string, SpringRecord> Records { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids that its answers by id leave out or refuse.</summary>
    public HashSet<string> Hidden { get; } = [];

    public HashSet<string> Forbidden { get; } = [];

    /// <summary>What was asked for by id, request by request.</summary>
    public List<ImmutableArray<string>> Asked { get; } = [];

    public int PageSize { get; set; } = 20;

    public TimeSpan LookBack { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Thrown at the next answers; null for none.</summary>
    public Queue<Fault?> Trouble { get; } = new();

    /// <summary>Called with the ids that are asked for.</summary>
    public Action<ImmutableArray<string>>? BeforeAnswer { get; set; }

    /// <summary>Called with the number of the page before it is handed out.</summary>
    public Action<int>? BeforePage { get; set; }

    /// <summary>Takes the place of its pages.</summary>
    public Func<IEnumerable<VendorPage>>? Script { get; set; }

    public List<ChangePage> Feed { get; } = [];

    public int Pages { get; set; }

    public void Put(string id, string name, DateTimeOffset at) => Records[id] = new(id, name, at);

    public void Answer()
    {
        if (Trouble.TryDequeue(out var fault) && fault is not null)
        {
            throw new ConnectorException(fault);
        }
    }
}
