namespace Connectors.Benchmarks;

/// <summary>Compares keys where they lie in the page.</summary>
internal sealed class FieldComparer(ReadOnlyMemory<byte> page) : IEqualityComparer<Field>
{
    public bool Equals(Field x, Field y) => Utf8(x).SequenceEqual(Utf8(y));

    public int GetHashCode(Field obj)
    {
        var hash = 17;
        foreach (var one in Utf8(obj))
            hash = hash * 31 + one;
        return hash;
    }

    private ReadOnlySpan<byte> Utf8(Field field) => new PageFields(page.Span).Utf8(field);
}
