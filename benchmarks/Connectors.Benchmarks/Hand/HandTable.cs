namespace Connectors.Benchmarks;

/// <summary>A value table written out: raw values in UTF-8, so that a known one costs no string.</summary>
internal sealed class HandTable<TCode>(params (string Raw, TCode Code)[] entries)
    where TCode : struct, Enum
{
    private readonly (byte[] Utf8, string Raw, TCode Code)[] _entries =
        [.. entries.Select(entry => (System.Text.Encoding.UTF8.GetBytes(entry.Raw), entry.Raw, entry.Code))];

    /// <summary>The code; the enum's zero and no known text for a value that is not in the table.</summary>
    public TCode Find(ReadOnlySpan<byte> raw, out string? known)
    {
        foreach (var entry in _entries)
        {
            if (raw.SequenceEqual(entry.Utf8))
            {
                known = entry.Raw;
                return entry.Code;
            }
        }
        known = null;
        return default;
    }
}
