using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A reference is <c>{"id","key","display","state"}</c> in JSON; absent members are left out, the state never.</summary>
internal sealed class RefConverter<T> : JsonConverter<Ref<T>>
    where T : IEntity
{
    public override Ref<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ObjectReader.Start(reader);
        string? id = null, display = null, state = null;
        VendorReference? key = null;
        while (ObjectReader.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("id"u8))
                id = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("key"u8))
                key = Key(ref reader);
            else if (reader.ValueTextEquals("display"u8))
                display = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("state"u8))
                state = ObjectReader.Text(ref reader);
            else
                ObjectReader.Pass(ref reader);
        }
        var known = State(state, id);
        // Without id and key only "missing" says something: the source does not tell whom it means.
        if (id is null && key is null && known != RefState.Missing)
            throw new JsonException();
        return new() { Id = Id(id), Key = key, Display = display, State = known };
    }

    public override void Write(Utf8JsonWriter writer, Ref<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Id is { } id)
            writer.WriteString("id"u8, id.ToString());
        if (value.Key is not null)
        {
            writer.WritePropertyName("key"u8);
            VendorReferenceConverter.Write(writer, value.Key);
        }
        ObjectReader.Write(writer, "display"u8, value.Display);
        writer.WriteString("state"u8, CodeTable<RefState>.NameOf(value.State));
        writer.WriteEndObject();
    }

    private static CanonicalId? Id(string? text) =>
        text is null ? null : Guid.TryParseExact(text, "D", out var id) ? new CanonicalId(id) : throw new JsonException();

    private static RefState State(string? text, string? id) =>
        text is not null ? CodeTable<RefState>.Find(text) : id is null ? RefState.Pending : RefState.Resolved;

    private static VendorReference? Key(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : VendorReferenceConverter.Read(ref reader);
    }
}
