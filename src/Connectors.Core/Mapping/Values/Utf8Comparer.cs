using System.Text;

namespace Connectors.Mapping;

/// <summary>Finds strings by their UTF-8, so that a look-up makes no string.</summary>
internal sealed class Utf8Comparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    public static Utf8Comparer Ordinal { get; } = new();

    public bool Equals(string? x, string? y) => x == y;

    public int GetHashCode(string obj) => GetHashCode(Encoding.UTF8.GetBytes(obj));

    public bool Equals(ReadOnlySpan<byte> alternate, string other) => Utf8Key.Is(other, alternate);

    public int GetHashCode(ReadOnlySpan<byte> alternate) => alternate.IsEmpty ? 0 : Utf8Key.Hash(alternate);

    public string Create(ReadOnlySpan<byte> alternate) => Utf8Key.Text(alternate);
}
