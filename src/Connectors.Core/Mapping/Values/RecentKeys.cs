using System.Runtime.InteropServices;
using System.Text;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Keys that were read out of canonical JSON lately. One for the process; only what is equal in all parts is ever given out again.</summary>
internal static class RecentKeys
{
    private const int Places = 1024;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private static readonly VendorReference?[] Recent = new VendorReference?[Places];

    /// <summary>The key of these parts, of the kind that most have.</summary>
    public static VendorReference Primary(ReadOnlySpan<byte> system, ReadOnlySpan<byte> connection, ReadOnlySpan<byte> vendorObject,
        ReadOnlySpan<byte> value)
    {
        ref var place = ref Recent[Place(value)];
        if (place is { } known && Is(known.Value, value) && Is(known.Connection, connection) && Is(known.Object, vendorObject)
            && Is(known.System, system))
            return known;
        return place = new(Text(system), Text(connection), Text(vendorObject), Text(value));
    }

    private static bool Is(string known, ReadOnlySpan<byte> text) => known.Length == text.Length && Ascii.Equals(text, known);

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    private static int Place(ReadOnlySpan<byte> value)
    {
        var tail = value.Length >= sizeof(ulong) ? MemoryMarshal.Read<ulong>(value[^sizeof(ulong)..]) : value[^1] + (ulong)value[0] * 31;
        return (int)((tail + (ulong)value.Length) * Spread >> 54);
    }
}
