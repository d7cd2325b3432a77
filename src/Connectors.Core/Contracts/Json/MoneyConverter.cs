using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>Money is <c>{"amount":"140.00","currency":"USD"}</c> in JSON.</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ObjectReader.Start(reader);
        string? amount = null, currency = null;
        while (ObjectReader.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("amount"u8))
                amount = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("currency"u8))
                currency = ObjectReader.Text(ref reader);
            else
                ObjectReader.Pass(ref reader);
        }
        return DecimalText.TryParse(amount, out var value) && Money.Fits(value) && Currencies.IsCode(currency)
            ? new(value, currency!)
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("amount"u8, DecimalText.Format(value.Amount, Currencies.MinorDigits(value.Currency)));
        writer.WriteString("currency"u8, value.Currency);
        writer.WriteEndObject();
    }
}
