using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>One pass over a SuiteQL answer, a switch by the length of columns.</summary>
internal static class InvoiceReader
{
    public static void Read<TTaker>(ReadOnlySpan<byte> page, ref TTaker taker)
        where TTaker : struct, IRowTaker<InvoiceRow>
    {
        var reader = new Utf8JsonReader(page);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isItems = reader.ValueTextEquals("items"u8);
            reader.Read();
            if (!isItems)
            {
                reader.Skip();
                continue;
            }
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                Row(ref reader, out var row);
                taker.Take(new(page), row);
            }
        }
        reader.Read();
    }

    private static void Row(ref Utf8JsonReader reader, out InvoiceRow row)
    {
        row = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (Field.NameLength(ref reader))
            {
                case 2 when reader.ValueTextEquals("id"u8): row.Id = Field.Take(ref reader); break;
                case 4 when reader.ValueTextEquals("memo"u8): row.Memo = Field.Take(ref reader); break;
                case 5 when reader.ValueTextEquals("terms"u8): row.Terms = Field.Take(ref reader); break;
                case 6 when reader.ValueTextEquals("tranid"u8): row.TranId = Field.Take(ref reader); break;
                case 6 when reader.ValueTextEquals("entity"u8): row.Entity = Field.Take(ref reader); break;
                case 6 when reader.ValueTextEquals("voided"u8): row.Voided = Field.Take(ref reader); break;
                case 6 when reader.ValueTextEquals("status"u8): row.Status = Field.Take(ref reader); break;
                case 7 when reader.ValueTextEquals("duedate"u8): row.DueDate = Field.Take(ref reader); break;
                case 8 when reader.ValueTextEquals("trandate"u8): row.TranDate = Field.Take(ref reader); break;
                case 11 when reader.ValueTextEquals("otherrefnum"u8): row.OtherRefNum = Field.Take(ref reader); break;
                case 12 when reader.ValueTextEquals("foreigntotal"u8): row.Total = Field.Take(ref reader); break;
                case 13 when reader.ValueTextEquals("terms_display"u8): row.TermsDisplay = Field.Take(ref reader); break;
                case 13 when reader.ValueTextEquals("postingperiod"u8): row.PostingPeriod = Field.Take(ref reader); break;
                case 14 when reader.ValueTextEquals("entity_display"u8): row.EntityDisplay = Field.Take(ref reader); break;
                case 14 when reader.ValueTextEquals("status_display"u8): row.StatusDisplay = Field.Take(ref reader); break;
                case 14 when reader.ValueTextEquals("approvalstatus"u8): row.ApprovalStatus = Field.Take(ref reader); break;
                case 15 when reader.ValueTextEquals("currency_symbol"u8): row.CurrencySymbol = Field.Take(ref reader); break;
                case 17 when reader.ValueTextEquals("foreignamountpaid"u8): row.Paid = Field.Take(ref reader); break;
                case 19 when reader.ValueTextEquals("foreignamountunpaid"u8): row.Unpaid = Field.Take(ref reader); break;
                case 21 when reader.ValueTextEquals("postingperiod_display"u8): row.PostingPeriodDisplay = Field.Take(ref reader); break;
                default:
                    reader.Read();
                    reader.Skip();
                    break;
            }
        }
    }
}
