namespace Connectors.Http;

/// <summary>Hears what is exchanged with vendors, or answers in their place. Travels with a request, so that the attempts of one execution
/// never reach the tape of another one. Implementations are safe for parallel use.</summary>
internal interface IExchangeTape
{
    /// <summary>Headers of answers that are kept beside the usual ones.</summary>
    IReadOnlyCollection<string> MoreHeaders { get; }

    /// <summary>Called before each attempt.</summary>
    /// <param name="request">What is about to be sent, as it was before anything secret was put on.</param>
    /// <param name="number">Number of the attempt on this tape.</param>
    /// <returns>The answer to give in place of the vendor's; null lets the attempt go.</returns>
    TapedAnswer? Find(TapedRequest request, out int number);

    /// <summary>Called with what came of an attempt that was let go, secrets masked.</summary>
    void Keep(int number, TapedRequest request, TapedAnswer answer);
}
