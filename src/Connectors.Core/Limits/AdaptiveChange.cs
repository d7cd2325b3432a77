namespace Connectors.Limits;

/// <summary>How many requests a connection may have under way from now on.</summary>
/// <param name="Limit">The limit; the last that there was when it is lifted.</param>
/// <param name="Turn"><see cref="Lowered"/>, <see cref="Raised"/> or <see cref="Lifted"/>.</param>
/// <param name="IsFirst">Whether there was no limit before.</param>
internal sealed record AdaptiveChange(int Limit, string Turn, bool IsFirst = false)
{
    /// <summary>The vendor became slow or failed.</summary>
    public const string Lowered = "lowered";

    /// <summary>A round went well.</summary>
    public const string Raised = "raised";

    /// <summary>There is no limit any more but those of the vendor's rules.</summary>
    public const string Lifted = "lifted";
}
