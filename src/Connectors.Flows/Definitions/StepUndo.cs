namespace Connectors.Flows;

/// <summary>What compensation does with what a step wrote.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Derive">Name of the derivation that makes the record to write, for <see cref="UndoKind.Update"/>; else null.</param>
public sealed record StepUndo(UndoKind Kind, string? Derive)
{
    internal static StepUndo None { get; } = new(UndoKind.None, null);

    internal static StepUndo Delete { get; } = new(UndoKind.Delete, null);

    internal static StepUndo UpdateBy(string derive) => new(UndoKind.Update, derive);
}
