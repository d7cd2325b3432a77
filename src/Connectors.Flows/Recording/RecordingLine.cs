namespace Connectors.Flows;

/// <summary>A line of a recording: exactly one of its members is there.</summary>
internal sealed record RecordingLine
{
    public RecordingHeader? Begin { get; init; }

    public TapedExchange? Http { get; init; }

    public TapedReading? Read { get; init; }

    public TapedCommit? Commit { get; init; }

    public TapedLane? Lane { get; init; }

    public TapedOutput? Out { get; init; }

    public TapedStreams? Streams { get; init; }

    public RecordingEnd? End { get; init; }
}
