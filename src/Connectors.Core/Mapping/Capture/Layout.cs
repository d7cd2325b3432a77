namespace Connectors.Mapping;

/// <summary>The members of an object in the order in which records had them lately, the unwanted ones too. Immutable; whoever meets a member that
/// is not in it puts a longer one in its place.</summary>
internal sealed class Layout(LayoutName[] names)
{
    private const int Most = 64;

    public static Layout Empty { get; } = new([]);

    /// <summary>Of members that come in no order: nothing is learnt any more.</summary>
    public static Layout None { get; } = new([]);

    public LayoutName[] Names => names;

    public bool IsFull => names.Length >= Most || ReferenceEquals(this, None);

    /// <summary>Where the name stands that a record has at a place; -1 for nowhere.</summary>
    public int Find(ReadOnlySpan<byte> json, int at, int length)
    {
        for (var place = 0; place < names.Length; place++)
        {
            if (names[place].Length == length && names[place].IsAt(json, at))
                return place;
        }
        return -1;
    }

    /// <summary>The same with one more name.</summary>
    public Layout With(LayoutName name, int place) => new([.. names[..place], name, .. names[place..]]);
}
