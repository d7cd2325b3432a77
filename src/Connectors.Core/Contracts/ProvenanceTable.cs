namespace Connectors.Contracts;

/// <summary>What records of one mapping have in common: their fields, by place.</summary>
internal abstract class ProvenanceTable
{
    /// <summary>The place of a field; -1 when there is none.</summary>
    public abstract int Find(string pointer);

    /// <summary>A field.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="pointer">How it was asked for; null for its own spelling.</param>
    /// <param name="mark">What the record says of it.</param>
    public abstract FieldProvenance Field(int place, string? pointer, byte mark);
}
