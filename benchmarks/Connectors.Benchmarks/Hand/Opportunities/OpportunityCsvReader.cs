using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>One pass over a page of rows: columns are recognised once, values are noted where they lie.</summary>
internal static class OpportunityCsvReader
{
    private const int MostColumns = 256;

    private static readonly string[] Wanted =
    [
        "Id", "Name", "AccountId", "Amount", "ExpectedRevenue", "CurrencyIsoCode", "Probability", "StageName", "IsClosed", "IsWon", "ForecastCategory",
        "CloseDate", "Type", "LeadSource", "NextStep", "CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById", "OwnerId", "Description",
    ];

    public static void Read<TTaker>(ReadOnlySpan<byte> page, ref TTaker taker)
        where TTaker : struct, IRowTaker<OpportunityRow>
    {
        Span<int> columns = stackalloc int[MostColumns];
        var at = Header(page, ref columns);
        while (at < page.Length)
        {
            var row = default(OpportunityRow);
            for (var column = 0; column < columns.Length; column++)
            {
                var field = Next(page, ref at, isLast: column == columns.Length - 1);
                if (columns[column] >= 0 && field.Length > 0)
                    Note(page, columns[column], field, ref row);
            }
            taker.Take(new(page, isCsv: true), row);
        }
    }

    private static int Header(ReadOnlySpan<byte> page, ref Span<int> columns)
    {
        var (at, count) = (0, 0);
        for (var isLast = false; !isLast && at < page.Length; count++)
        {
            if (count == MostColumns)
                throw new FormatException("Too many columns.");
            var field = Any(page, ref at, out isLast);
            columns[count] = Array.IndexOf(Wanted, System.Text.Encoding.UTF8.GetString(page.Slice(field.Start, field.Length)));
        }
        columns = columns[..count];
        return at;
    }

    private static Field Next(ReadOnlySpan<byte> page, ref int at, bool isLast)
    {
        var field = Any(page, ref at, out var ends);
        return ends == isLast ? field : throw new FormatException($"A row has another number of fields before byte {at}.");
    }

    private static Field Any(ReadOnlySpan<byte> page, ref int at, out bool isLast)
    {
        var (start, end, isEscaped) = (at, 0, false);
        if (start < page.Length && page[start] == (byte)'"')
        {
            end = ++start;
            while (true)
            {
                var quote = page[end..].IndexOf((byte)'"');
                if (quote < 0)
                    throw new FormatException($"Quotes are open at byte {start}.");
                end += quote;
                if (end + 1 >= page.Length || page[end + 1] != (byte)'"')
                    break;
                (end, isEscaped) = (end + 2, true);
            }
            at = end + 1;
        }
        else
        {
            var length = page[start..].IndexOfAny((byte)',', (byte)'\n', (byte)'"');
            at = end = length < 0 ? page.Length : start + length;
            if (end > start && page[end - 1] == (byte)'\r')
                end--;
        }
        if (at < page.Length && page[at] == (byte)'\r')
            at++;
        isLast = at >= page.Length || page[at] == (byte)'\n';
        if (!isLast && page[at] != (byte)',')
            throw new FormatException($"Neither comma nor line end at byte {at}.");
        at++;
        return new(start, end - start, JsonTokenType.String, isEscaped);
    }

    private static void Note(ReadOnlySpan<byte> page, int wanted, Field field, ref OpportunityRow row)
    {
        switch (wanted)
        {
            case 0: row.Id = field; break;
            case 1: row.Name = field; break;
            case 2: row.AccountId = field; break;
            case 3: row.Amount = field; break;
            case 4: row.ExpectedRevenue = field; break;
            case 5: row.CurrencyIsoCode = field; break;
            case 6: row.Probability = field; break;
            case 7: row.StageName = field; break;
            case 8: row.IsClosed = Flag(page, field); break;
            case 9: row.IsWon = Flag(page, field); break;
            case 10: row.ForecastCategory = field; break;
            case 11: row.CloseDate = field; break;
            case 12: row.Type = field; break;
            case 13: row.LeadSource = field; break;
            case 14: row.NextStep = field; break;
            case 15: row.CreatedDate = field; break;
            case 16: row.CreatedById = field; break;
            case 17: row.LastModifiedDate = field; break;
            case 18: row.LastModifiedById = field; break;
            case 19: row.OwnerId = field; break;
            default: row.Description = field; break;
        }
    }

    private static Field Flag(ReadOnlySpan<byte> page, Field field) => field with
    {
        Kind = page.Slice(field.Start, field.Length).SequenceEqual("true"u8) ? JsonTokenType.True : JsonTokenType.False,
    };
}
