using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>One pass over a query page, a switch by the length of names.</summary>
internal static class OpportunityReader
{
    public static void Read<TTaker>(ReadOnlySpan<byte> page, ref TTaker taker)
        where TTaker : struct, IRowTaker<OpportunityRow>
    {
        var reader = new Utf8JsonReader(page);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRecords = reader.ValueTextEquals("records"u8);
            reader.Read();
            if (!isRecords)
            {
                reader.Skip();
                continue;
            }
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                Record(ref reader, out var row);
                taker.Take(new(page), row);
            }
        }
        // Content behind the page makes the reader throw.
        reader.Read();
    }

    private static void Record(ref Utf8JsonReader reader, out OpportunityRow row)
    {
        row = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (Field.NameLength(ref reader))
            {
                case 2 when reader.ValueTextEquals("Id"u8): row.Id = Field.Take(ref reader); break;
                case 4 when reader.ValueTextEquals("Name"u8): row.Name = Field.Take(ref reader); break;
                case 4 when reader.ValueTextEquals("Type"u8): row.Type = Field.Take(ref reader); break;
                case 5 when reader.ValueTextEquals("IsWon"u8): row.IsWon = Field.Take(ref reader); break;
                case 6 when reader.ValueTextEquals("Amount"u8): row.Amount = Field.Take(ref reader); break;
                case 7 when reader.ValueTextEquals("OwnerId"u8): row.OwnerId = Field.Take(ref reader); break;
                case 8 when reader.ValueTextEquals("IsClosed"u8): row.IsClosed = Field.Take(ref reader); break;
                case 8 when reader.ValueTextEquals("NextStep"u8): row.NextStep = Field.Take(ref reader); break;
                case 9 when reader.ValueTextEquals("AccountId"u8): row.AccountId = Field.Take(ref reader); break;
                case 9 when reader.ValueTextEquals("StageName"u8): row.StageName = Field.Take(ref reader); break;
                case 9 when reader.ValueTextEquals("CloseDate"u8): row.CloseDate = Field.Take(ref reader); break;
                case 10 when reader.ValueTextEquals("LeadSource"u8): row.LeadSource = Field.Take(ref reader); break;
                case 11 when reader.ValueTextEquals("Probability"u8): row.Probability = Field.Take(ref reader); break;
                case 11 when reader.ValueTextEquals("CreatedDate"u8): row.CreatedDate = Field.Take(ref reader); break;
                case 11 when reader.ValueTextEquals("CreatedById"u8): row.CreatedById = Field.Take(ref reader); break;
                case 11 when reader.ValueTextEquals("Description"u8): row.Description = Field.Take(ref reader); break;
                case 15 when reader.ValueTextEquals("ExpectedRevenue"u8): row.ExpectedRevenue = Field.Take(ref reader); break;
                case 15 when reader.ValueTextEquals("CurrencyIsoCode"u8): row.CurrencyIsoCode = Field.Take(ref reader); break;
                case 16 when reader.ValueTextEquals("ForecastCategory"u8): row.ForecastCategory = Field.Take(ref reader); break;
                case 16 when reader.ValueTextEquals("LastModifiedDate"u8): row.LastModifiedDate = Field.Take(ref reader); break;
                case 16 when reader.ValueTextEquals("LastModifiedById"u8): row.LastModifiedById = Field.Take(ref reader); break;
                default:
                    reader.Read();
                    reader.Skip();
                    break;
            }
        }
    }
}
