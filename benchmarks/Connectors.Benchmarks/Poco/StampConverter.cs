using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

/// <summary>Stamps with an offset such as <c>+0000</c>, which the framework's own converter refuses.</summary>
internal sealed class StampConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<byte> copy = stackalloc byte[64];
        return new(HandStamp.Ticks(copy[..reader.CopyString(copy)]), TimeSpan.Zero);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => throw new NotSupportedException();
}
