namespace Connectors.Kantata;

/// <summary>What one walk over an envelope found: <c>{count, results, collection..., meta, side loads...}</c>, members in any order.</summary>
internal sealed class EnvelopeParts
{
    /// <summary>Membership and order of the page, as (collection, map key); null when the body has no <c>results</c>.</summary>
    public List<(string Collection, string Id)>? Results { get; set; }

    /// <summary><c>meta.page_number</c>; null when absent.</summary>
    public int? PageNumber { get; set; }

    /// <summary><c>meta.page_count</c>; null when absent.</summary>
    public int? PageCount { get; set; }

    /// <summary>Names of the maps, empty ones too: a requested include without rows appears as <c>{}</c>.</summary>
    public HashSet<string> Collections { get; } = new(StringComparer.Ordinal);

    /// <summary>All objects of all maps in document order.</summary>
    public List<EnvelopeEntry> Entries { get; } = [];

    /// <summary>Whether the vendor itself says that nothing follows; null when it does not say.</summary>
    public bool? IsLast => PageNumber is { } number && PageCount is { } count ? number >= count : null;
}
