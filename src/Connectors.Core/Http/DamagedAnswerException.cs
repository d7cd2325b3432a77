namespace Connectors.Http;

/// <summary>An answer came, but not whole or not readable. Never leaves the pipeline: the socket handler turns it into a fault.</summary>
internal sealed class DamagedAnswerException(string reason, bool isTooLarge = false) : Exception(reason)
{
    /// <summary>Whether one of our bounds was exceeded, so that asking again does not help.</summary>
    public bool IsTooLarge { get; } = isTooLarge;
}
