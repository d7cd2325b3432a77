using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Keys that were read lately. One for the process; only what is equal in all parts is ever given out again.</summary>
internal static class RecentKeys
{
    private static readonly VendorReference?[] Recent = new VendorReference?[Utf8Key.Places];

    /// <summary>The key of these parts, of the kind that most have.</summary>
    public static VendorReference Primary(ReadOnlySpan<byte> system, ReadOnlySpan<byte> connection, ReadOnlySpan<byte> vendorObject,
        ReadOnlySpan<byte> value)
    {
        ref var place = ref Recent[Utf8Key.Place(value)];
        if (place is { } known && Utf8Key.Is(known.Value, value) && Utf8Key.Is(known.Connection, connection)
            && Utf8Key.Is(known.Object, vendorObject) && Utf8Key.Is(known.System, system))
            return known;
        return place = new(Utf8Key.Text(system), Utf8Key.Text(connection), Utf8Key.Text(vendorObject), Utf8Key.Text(value));
    }
}
