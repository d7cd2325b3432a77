using Connectors.Tool;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>A vendor field with the member that it should be mapped to.</summary>
/// <param name="Set">Vendor and object, such as <c>jira.issue</c>.</param>
/// <param name="Entity">The contract.</param>
/// <param name="Field">The field.</param>
/// <param name="Targets">Members that are right; empty when it should not be mapped.</param>
internal sealed record LabelledField(string Set, string Entity, VendorField Field, IReadOnlyList<string> Targets)
{
    public string Vendor => Set.Split('.')[0];

    public bool IsMapped => Targets.Count > 0;

    /// <summary>Half of the fields are there to fit weights, half to measure; which, a seeded hash of the name decides.</summary>
    public bool IsTraining(int seed) => (Hash(seed) & 1) == 0;

    /// <summary>One of several parts, for trying weights on what they were not fitted on.</summary>
    public int Part(int parts, int seed) => (int)((Hash(seed + 7919) >> 8) % (uint)parts);

    private uint Hash(int seed)
    {
        // FNV-1a with a last stir: the same on every machine.
        var hash = 2166136261u ^ (uint)seed;
        foreach (var letter in $"{Set}/{Field.Path}")
            hash = (hash ^ letter) * 16777619u;
        hash ^= hash >> 15;
        hash *= 2246822519u;
        return hash ^ (hash >> 13);
    }
}
