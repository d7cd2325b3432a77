using Connectors.Exchange;

namespace Connectors.Reading;

/// <summary>A page of canonical records.</summary>
/// <param name="Records">In the vendor's order.</param>
/// <param name="Next">Checkpoint to commit together with the effects of this page.</param>
/// <param name="IsLast">Whether nothing more is to come for now.</param>
public sealed record EntityPage(ImmutableArray<ReadResult> Records, Cursor Next, bool IsLast);
