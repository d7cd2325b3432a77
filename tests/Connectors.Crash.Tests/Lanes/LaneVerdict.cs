namespace Connectors.Crash.Tests.Lanes;

/// <summary>What one round came to.</summary>
/// <param name="Messages">How many were put in.</param>
/// <param name="Lost">Without effect.</param>
/// <param name="Doubled">With more than one.</param>
/// <param name="OutOfOrder">Calls or effects that stand before an earlier one of their key.</param>
/// <param name="Repeats">Calls of messages that were called before.</param>
/// <param name="Refused">Commits and renewals that were refused because the lease was lost.</param>
internal sealed record LaneVerdict(int Messages, int Lost, int Doubled, int OutOfOrder, int Repeats, int Refused)
{
    public bool IsExact => Lost == 0 && Doubled == 0 && OutOfOrder == 0;
}
