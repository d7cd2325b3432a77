namespace Connectors.Contracts;

/// <summary>How revenue is recognised. Immutable, thread-safe.</summary>
public sealed record RevenueRecognition
{
    /// <summary>The method, by the vendor's list.</summary>
    public CodedText? Method { get; init; }

    /// <summary>When how much is recognised.</summary>
    public Ref<RevenueSchedule>? Schedule { get; init; }
}
