namespace Connectors.Flows;

/// <summary>Who must agree before a step is sent: persons, each other than the one who started the run, to exactly what would be sent.</summary>
/// <param name="Role">Role that they have, as the host says.</param>
/// <param name="By">How many different persons, 1 to 10.</param>
/// <param name="Within">How long they have before the run becomes a dead letter.</param>
public sealed record StepApproval(string Role, int By, TimeSpan Within)
{
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(30);
}
