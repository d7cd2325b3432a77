namespace Connectors.Mapping;

/// <summary>A list that mostly is another one with a few items more: it keeps those alone. There are as many as tenants have mappings.</summary>
internal readonly struct GrownList<T>
    where T : class
{
    private readonly ImmutableArray<T> _below;
    private readonly T[] _own;

    private GrownList(ImmutableArray<T> below, T[] own) => (_below, _own) = (below, own);

    /// <summary>The items: first those from below.</summary>
    public ImmutableArray<T> All => _own.Length == 0 ? _below : [.. _below, .. _own];

    /// <param name="all">The list.</param>
    /// <param name="below">What it may have grown from.</param>
    /// <param name="order">In which order both are; null when what is new stands behind all others.</param>
    public static GrownList<T> Of(ImmutableArray<T> all, ImmutableArray<T> below, IComparer<T>? order = null)
    {
        var own = new List<T>();
        var at = 0;
        foreach (var item in all)
        {
            if (at < below.Length && (order is null ? ReferenceEquals(item, below[at]) : item.Equals(below[at])))
                at++;
            else if (order is null && at < below.Length)
                return new(all, []);
            else
                own.Add(item);
        }
        return at < below.Length ? new(all, []) : new(below, [.. own]);
    }
}
