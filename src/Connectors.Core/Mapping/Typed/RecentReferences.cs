using System.Runtime.CompilerServices;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>References that were made lately: the same few users and customers
/// stand in most records of a page, and a reference never changes.</summary>
/// <remarks>One for the process. Only what is equal in all parts is ever given out again, so nothing passes from one tenant to another.</remarks>
internal static class RecentReferences<TEntity>
    where TEntity : IEntity
{
    private static readonly Ref<TEntity>?[] Recent = new Ref<TEntity>?[Utf8Key.Places];

    /// <summary>Where they are kept. Whoever asks often holds it, since to find it for a type takes a search.</summary>
    public static Ref<TEntity>?[] Kept => Recent;

    /// <summary>A pending reference by its key.</summary>
    /// <param name="recent">Where they are kept.</param>
    /// <param name="id">The id in UTF-8.</param>
    /// <param name="display">What the vendor shows for it; empty for nothing.</param>
    /// <param name="system">The vendor.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="vendorObject">The vendor's resource.</param>
    public static Ref<TEntity> Of(Ref<TEntity>?[] recent, ReadOnlySpan<byte> id, ReadOnlySpan<byte> display, string system, string connection,
        string vendorObject)
    {
        var place = Utf8Key.Place(id, display);
        var known = recent[place];
        if (known?.Key is { } key && Utf8Key.Is(key.Value, id) && (known.Display is { } shown ? Utf8Key.Is(shown, display) : display.IsEmpty)
            && key.Connection == connection && key.Object == vendorObject && key.System == system)
            return known;
        return recent[place] = Made(id, display, system, connection, vendorObject);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Ref<TEntity> Made(ReadOnlySpan<byte> id, ReadOnlySpan<byte> display, string system, string connection, string vendorObject) =>
        Ref<TEntity>.ByKey(new(system, connection, vendorObject, Utf8Key.Text(id)), display.IsEmpty ? null : Utf8Key.Text(display));
}
