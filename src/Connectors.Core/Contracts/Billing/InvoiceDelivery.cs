namespace Connectors.Contracts;

/// <summary>How an invoice was sent. Immutable, thread-safe.</summary>
public sealed record InvoiceDelivery
{
    /// <summary>When.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>By which way, by the vendor's list.</summary>
    public CodedText? Channel { get; init; }

    /// <summary>Address where the customer finds it.</summary>
    [TextLength(2000)]
    public string? Url { get; init; }
}
