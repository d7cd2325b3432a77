using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>Equality of records by what they hold, lists and extensions included, which the equality that the compiler makes compares by
/// identity.</summary>
internal static class Contents
{
    public static bool Equal<T>(T left, T? right)
        where T : class =>
        ReferenceEquals(left, right) || (right is not null && Bytes(left).AsSpan().SequenceEqual(Bytes(right)));

    public static int Hash<T>(T value)
        where T : class
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes(value));
        return hash.ToHashCode();
    }

    private static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, ContractJson.TypeOf<T>());
}
