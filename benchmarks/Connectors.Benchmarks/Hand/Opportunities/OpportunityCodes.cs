using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>The value tables of the mapping, written out: a known value costs no string.</summary>
internal static class OpportunityCodes
{
    public const string System = "salesforce";

    public static ForecastCategory Forecast(ReadOnlySpan<byte> raw, out string? known) => raw.Length switch
    {
        6 when raw.SequenceEqual("Closed"u8) => Known("Closed", ForecastCategory.Closed, out known),
        7 when raw.SequenceEqual("Omitted"u8) => Known("Omitted", ForecastCategory.Omitted, out known),
        8 when raw.SequenceEqual("Pipeline"u8) => Known("Pipeline", ForecastCategory.Pipeline, out known),
        8 when raw.SequenceEqual("BestCase"u8) => Known("BestCase", ForecastCategory.BestCase, out known),
        8 when raw.SequenceEqual("Forecast"u8) => Known("Forecast", ForecastCategory.Commit, out known),
        10 when raw.SequenceEqual("MostLikely"u8) => Known("MostLikely", ForecastCategory.Commit, out known),
        _ => Known(null, ForecastCategory.Unknown, out known),
    };

    public static OpportunityType Type(ReadOnlySpan<byte> raw, out string? known) => raw.Length switch
    {
        7 when raw.SequenceEqual("Renewal"u8) => Known("Renewal", OpportunityType.Renewal, out known),
        12 when raw.SequenceEqual("New Business"u8) => Known("New Business", OpportunityType.New, out known),
        12 when raw.SequenceEqual("New Customer"u8) => Known("New Customer", OpportunityType.New, out known),
        17 when raw.SequenceEqual("Existing Business"u8) => Known("Existing Business", OpportunityType.Existing, out known),
        27 when raw.SequenceEqual("Existing Customer - Upgrade"u8) => Known("Existing Customer - Upgrade", OpportunityType.Existing, out known),
        29 when raw.SequenceEqual("Existing Customer - Downgrade"u8) => Known("Existing Customer - Downgrade", OpportunityType.Existing, out known),
        31 when raw.SequenceEqual("Existing Customer - Replacement"u8)
            => Known("Existing Customer - Replacement", OpportunityType.Existing, out known),
        _ => Known(null, OpportunityType.Unknown, out known),
    };

    public static OpportunityStatus Status(Field isClosed, Field isWon) =>
        isClosed.Kind == default ? OpportunityStatus.Unknown
        : !isClosed.IsTrue ? OpportunityStatus.Open
        : isWon.IsTrue ? OpportunityStatus.Won : OpportunityStatus.Lost;

    private static TCode Known<TCode>(string? raw, TCode code, out string? known)
    {
        known = raw;
        return code;
    }
}
