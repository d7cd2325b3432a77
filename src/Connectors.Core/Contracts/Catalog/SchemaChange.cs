namespace Connectors.Contracts;

/// <summary>One difference between two versions of a contract's schema.</summary>
/// <param name="Path">JSON Pointer of the member in a record, <c>/definitions/...</c> for a shape
/// that members share; empty for the contract itself.</param>
/// <param name="Class">What it asks of the version.</param>
/// <param name="What">What was changed, such as <c>removed</c> or <c>optional -> required</c>.</param>
public sealed record SchemaChange(string Path, ChangeClass Class, string What)
{
    /// <summary>The sunset of a member that is removed, or the first that it is given; null for all other changes.</summary>
    public DateOnly? Sunset { get; init; }

    /// <summary>Whether a member is removed.</summary>
    internal bool IsRemoval => What == Removed;

    internal const string Removed = "removed";

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {What} ({(Class == ChangeClass.Breaking ? "breaking" : "additive")})";
}
