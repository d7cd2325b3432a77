using System.Text;

namespace Connectors.Flows;

/// <summary>What made a flow look at its source, and who.</summary>
/// <param name="Via">One of the constants.</param>
/// <param name="By">Who; null when it came by itself, or when nobody said.</param>
internal sealed record RunOrigin(string Via, string? By = null)
{
    /// <summary>Somebody asked.</summary>
    public const string Hand = "hand";
    /// <summary>A distance of the binding was over.</summary>
    public const string Poll = "poll";
    /// <summary>A time of the calendar came.</summary>
    public const string Schedule = "schedule";
    /// <summary>The vendor told of a change, by webhook or feed.</summary>
    public const string Event = "event";
    /// <summary>The vendor told that changes were lost.</summary>
    public const string Gap = "gap";
    /// <summary>Everything at the source was looked through.</summary>
    public const string Sweep = "sweep";
    /// <summary>A person released a record that could not be read.</summary>
    public const string Replay = "replay";

    /// <summary>As it stands in an item of work; empty: by hand, by nobody in particular.</summary>
    public byte[] ToPayload() => this == new RunOrigin(Hand) ? [] : Encoding.UTF8.GetBytes(By is null ? Via : $"{Via}\n{By}");

    public static RunOrigin Of(ReadOnlyMemory<byte> payload) => Encoding.UTF8.GetString(payload.Span).Split('\n', 2) switch
    {
        [""] => new(Hand),
        [var via, var by] => new(via, by),
        [var via] => new(via),
        _ => new(Hand),
    };
}
