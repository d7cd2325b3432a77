namespace Connectors.Mapping;

/// <summary>Codes with the vendor's own words that were made lately: a vendor has few states, and calls each the same in all records.</summary>
/// <remarks>One for the process; only what is equal in all parts is ever given out again.</remarks>
internal static class RecentCodes
{
    private static readonly CodedValue?[] Recent = new CodedValue?[Utf8Key.Places];

    /// <summary>The value of these parts.</summary>
    /// <param name="code">Canonical code.</param>
    /// <param name="raw">The vendor's value in UTF-8.</param>
    /// <param name="label">The vendor's words; empty for none.</param>
    /// <param name="system">The vendor.</param>
    public static CodedValue Of(string code, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> label, string system)
    {
        ref var place = ref Recent[Utf8Key.Place(label.IsEmpty ? raw : label)];
        if (place is { Raw: not null } known && Utf8Key.Is(known.Raw, raw) && Utf8Key.Is(known.Label ?? "", label) && known.Code == code
            && known.System == system)
            return known;
        return place = new CodedValue(code, Utf8Key.Text(raw), label.IsEmpty ? null : Utf8Key.Text(label), system) { IsShared = true };
    }
}
