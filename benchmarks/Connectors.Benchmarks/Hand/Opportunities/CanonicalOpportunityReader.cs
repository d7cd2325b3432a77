using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>One pass over the canonical JSON of an opportunity.</summary>
internal static class CanonicalOpportunityReader
{
    public static void Read(ReadOnlySpan<byte> json, out CanonicalOpportunityRow row)
    {
        row = default;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (Field.NameLength(ref reader))
            {
                case 4 when reader.ValueTextEquals("name"u8): row.Name = Field.Take(ref reader); break;
                case 4 when reader.ValueTextEquals("type"u8): Coded(ref reader, ref row.Type); break;
                case 5 when reader.ValueTextEquals("notes"u8): row.Notes = Field.Take(ref reader); break;
                case 5 when reader.ValueTextEquals("stage"u8): Stage(ref reader, ref row.Stage); break;
                case 6 when reader.ValueTextEquals("source"u8): Coded(ref reader, ref row.Source); break;
                case 6 when reader.ValueTextEquals("amount"u8): Amount(ref reader, ref row.Amount); break;
                case 8 when reader.ValueTextEquals("nextStep"u8): row.NextStep = Field.Take(ref reader); break;
                case 8 when reader.ValueTextEquals("customer"u8): Customer(ref reader, ref row.Customer); break;
                case 9 when reader.ValueTextEquals("closeDate"u8): row.CloseDate = Field.Take(ref reader); break;
                case 11 when reader.ValueTextEquals("probability"u8): row.Probability = Field.Take(ref reader); break;
                default: Pass(ref reader); break;
            }
        }
        reader.Read();
    }

    private static void Coded(ref Utf8JsonReader reader, ref CodedFields coded)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("code"u8))
                coded.Code = Field.Take(ref reader);
            else if (reader.ValueTextEquals("raw"u8))
                coded.Raw = Field.Take(ref reader);
            else if (reader.ValueTextEquals("system"u8))
                coded.System = Field.Take(ref reader);
            else
                Pass(ref reader);
        }
    }

    private static void Amount(ref Utf8JsonReader reader, ref Field amount)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("amount"u8))
                amount = Field.Take(ref reader);
            else
                Pass(ref reader);
        }
    }

    private static void Customer(ref Utf8JsonReader reader, ref KeyFields key)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("key"u8))
                Key(ref reader, ref key);
            else
                Pass(ref reader);
        }
    }

    private static void Stage(ref Utf8JsonReader reader, ref Field value)
    {
        var key = default(KeyFields);
        Customer(ref reader, ref key);
        value = key.Value;
    }

    private static void Key(ref Utf8JsonReader reader, ref KeyFields key)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("system"u8))
                key.System = Field.Take(ref reader);
            else if (reader.ValueTextEquals("connection"u8))
                key.Connection = Field.Take(ref reader);
            else if (reader.ValueTextEquals("object"u8))
                key.Object = Field.Take(ref reader);
            else if (reader.ValueTextEquals("value"u8))
                key.Value = Field.Take(ref reader);
            else
                Pass(ref reader);
        }
    }

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
