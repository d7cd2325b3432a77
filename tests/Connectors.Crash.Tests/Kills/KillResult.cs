using Connectors.Crash.Worker;

namespace Connectors.Crash.Tests;

/// <summary>What came of one chain of kills.</summary>
/// <param name="Name">Flow, store, seed and moments: enough to repeat it.</param>
/// <param name="Kills">The moments at which the process really ended.</param>
/// <param name="Lost">Lines of the vendors' contents that an undisturbed execution leaves and that are not there.</param>
/// <param name="Duplicated">Lines that are there and should not.</param>
/// <param name="IsStuck">Whether work is left that should be done.</param>
internal sealed record KillResult(string Name, IReadOnlyList<KillPoint> Kills, string[] Lost, string[] Duplicated, bool IsStuck)
{
    public bool IsExact => Lost.Length == 0 && Duplicated.Length == 0 && !IsStuck;

    public override string ToString() =>
        $"{Name}\n  lost: {string.Join("\n        ", Lost.Take(3))}\n  duplicated: {string.Join("\n        ", Duplicated.Take(3))}\n  stuck: {IsStuck}";
}
