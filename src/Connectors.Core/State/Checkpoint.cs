namespace Connectors.State;

/// <summary>How far a stream has been handled.</summary>
/// <param name="Position">The cursor's text.</param>
/// <param name="At">When it was moved, UTC.</param>
public sealed record Checkpoint(string Position, DateTimeOffset At);
