using System.Runtime.InteropServices;
using System.Text;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>References that were made lately: the same few users and customers stand in most records of a page, and a reference never
/// changes.</summary>
/// <remarks>One for the process. Only what is equal in all parts is ever given out again, so nothing passes from one tenant to another.</remarks>
internal static class RecentReferences<TEntity>
    where TEntity : IEntity
{
    private const int Places = 1024;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private static readonly Ref<TEntity>?[] Recent = new Ref<TEntity>?[Places];

    /// <summary>A pending reference by its key.</summary>
    /// <param name="id">The id in ASCII or any UTF-8.</param>
    /// <param name="system">The vendor.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="vendorObject">The vendor's resource.</param>
    /// <param name="showsId">Whether the id is what the vendor shows, too.</param>
    public static Ref<TEntity> Of(ReadOnlySpan<byte> id, string system, string connection, string vendorObject, bool showsId)
    {
        ref var place = ref Recent[Place(id)];
        var known = place;
        if (known?.Key is { } key && (known.Display is not null) == showsId && key.Value.Length == id.Length && Ascii.Equals(id, key.Value)
            && key.Connection == connection && key.Object == vendorObject && key.System == system)
            return known;
        var text = Encoding.UTF8.GetString(id);
        return place = Ref<TEntity>.ByKey(new(system, connection, vendorObject, text), showsId ? text : null);
    }

    private static int Place(ReadOnlySpan<byte> id)
    {
        var tail = id.Length >= sizeof(ulong) ? MemoryMarshal.Read<ulong>(id[^sizeof(ulong)..]) : id[^1];
        var body = id.Length >= 2 * sizeof(ulong) ? MemoryMarshal.Read<ulong>(id[^(2 * sizeof(ulong))..]) : (ulong)id.Length;
        return (int)((tail * 31 + body) * Spread >> 54);
    }
}
