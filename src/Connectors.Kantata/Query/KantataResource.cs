namespace Connectors.Kantata;

/// <summary>What a page of the vendor's documentation says about a resource, as far as every call needs it.</summary>
/// <param name="Collection">Name of the resource and of its map, such as <c>time_entries</c>.</param>
/// <param name="Singular">Name of the wrapper of a write, such as <c>time_entry</c>.</param>
internal sealed record KantataResource(string Collection, string Singular)
{
    /// <summary>Associations asked for with every read: foreign keys of the has-many kind, and by the documentation all others, come only with
    /// them.</summary>
    public ImmutableArray<string> Include { get; init; } = [];

    /// <summary>Parameters without which lists and look-ups silently leave records out, such as those of archived projects. Named differently for
    /// each resource.</summary>
    public ImmutableArray<QueryParameter> Everything { get; init; } = [];

    /// <summary>Parameters that bring deleted records too; for reading only, because a deleted record is not one to be found and changed.</summary>
    public ImmutableArray<QueryParameter> Deleted { get; init; } = [];

    /// <summary>The order that incremental reading goes by; null where the vendor keeps no stamp of changes: then every read is a full one.</summary>
    public string? Order { get; init; } = "updated_at:asc";

    /// <summary>Whether <c>archived: true</c> takes a record out of use.</summary>
    public bool CanArchive { get; init; }

    /// <summary>The route of lists and creates.</summary>
    public string Route => "/" + Collection;

    /// <summary>The route of a single record.</summary>
    public string RecordRoute => $"/{Collection}/{{id}}";
}
