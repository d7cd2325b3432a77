using System.Globalization;
using Connectors.Exchange;

namespace Connectors.Flows;

/// <summary>The last content of a record that a flow has handled.</summary>
/// <param name="ContentHash">Its content hash; empty when the record is gone, so that one which comes back is a change.</param>
/// <param name="Change">How often its content was another than before: what <c>@change</c> in a run key stands for.</param>
/// <param name="Run">Key of the last run that the record started; null when it started none, or when it was collected with others.</param>
public sealed record SeenRecord(string ContentHash, long Change = 0, string? Run = null)
{
    internal const string Gone = "";

    /// <summary>When the vendor had changed it last, UTC; null when the vendor does not tell.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The vendor's number of this version, where it has no time; null when it has neither.</summary>
    public long? Version { get; init; }

    internal bool IsGone => ContentHash.Length == 0;

    /// <summary>Whether a record is an earlier form of what was handled: a late answer of a copy that lags behind.</summary>
    internal bool IsNewerThan(VendorRecord record) => record.ModifiedAt is { } at && ModifiedAt is { } known
        ? at < known
        : VersionOf(record) is { } version && Version is { } number && version < number;

    internal bool IsOlderThan(VendorRecord record) => record.ModifiedAt is { } at ? ModifiedAt is null || at > ModifiedAt
        : VersionOf(record) is { } version && (Version is null || version > Version);

    /// <summary>What is known after another content than before.</summary>
    internal static SeenRecord After(SeenRecord? before, string contentHash, VendorRecord record) =>
        new(contentHash, (before?.Change ?? 0) + 1, before?.Run)
        {
            ModifiedAt = record.ModifiedAt,
            Version = record.ModifiedAt is null ? VersionOf(record) : null,
        };

    internal SeenRecord At(VendorRecord record) => this with
    {
        ModifiedAt = record.ModifiedAt,
        Version = record.ModifiedAt is null ? VersionOf(record) : null,
    };

    private static long? VersionOf(VendorRecord record) =>
        long.TryParse(record.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
