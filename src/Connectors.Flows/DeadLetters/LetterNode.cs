using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>Something that stands still, with what it would bring and what it may wait for.</summary>
/// <param name="Letter">Its letter; null for a run that only waits.</param>
/// <param name="Records">Its records.</param>
/// <param name="Brings">Keys of what it would bring over.</param>
/// <param name="Needs">Keys that its records refer to.</param>
/// <param name="Waits">Whether a record that comes over may let it go on.</param>
internal sealed record LetterNode(
    DeadLetter? Letter, ImmutableArray<CanonicalRecord> Records, ImmutableArray<VendorReference> Brings, ImmutableArray<VendorReference> Needs,
    bool Waits);
