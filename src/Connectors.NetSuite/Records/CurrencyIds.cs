using System.Text.Json;
using Connectors.Adapters;
using Connectors.Faults;

namespace Connectors.NetSuite;

/// <summary>
/// Puts the account's currency ids into bodies: a mapping writes <c>"currency":{"symbol":"EUR"}</c>,
/// because 4 is the euro in one account and the pound in another.
/// </summary>
internal sealed class CurrencyIds(NetSuiteClient netsuite)
{
    private readonly ConnectionMemory<ImmutableDictionary<string, string>> _ids = new();

    /// <summary>The body with an id in place of the ISO code; as it is when it names none.</summary>
    /// <returns>A fault when the account does not have that currency.</returns>
    /// <exception cref="ConnectorException">The currencies could not be read.</exception>
    public async ValueTask<Outcome<ReadOnlyMemory<byte>>> ResolveAsync(
        Connection connection, ReadOnlyMemory<byte> body, CancellationToken ct = default)
    {
        if (SymbolIn(body) is not { } symbol)
            return body;
        return await FindAsync(connection, symbol, ct) is { } id
            ? Replace(body, id)
            : new Fault(FaultKind.TargetInvalid, $"This NetSuite account has no currency '{symbol}': add it there (Setup, Accounting, Currencies).")
            {
                Path = "/currency", Rule = "currency",
            };
    }

    private static string? SymbolIn(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("currency", out var currency)
            && currency.ValueKind == JsonValueKind.Object
            && currency.TryGetProperty("symbol", out var symbol)
            && symbol.ValueKind == JsonValueKind.String
            ? symbol.GetString()
            : null;
    }

    private static Outcome<ReadOnlyMemory<byte>> Replace(ReadOnlyMemory<byte> body, string id)
    {
        using var document = JsonDocument.Parse(body);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!member.NameEquals("currency"u8))
                {
                    member.WriteTo(writer);
                    continue;
                }

                writer.WriteStartObject("currency"u8);
                writer.WriteString("id"u8, id);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return (ReadOnlyMemory<byte>)stream.ToArray();
    }

    private async ValueTask<string?> FindAsync(Connection connection, string symbol, CancellationToken ct)
    {
        if (_ids.TryRecall(connection, out var known) && known.TryGetValue(symbol, out var id))
            return id;

        var statement = new SuiteQlStatement
        {
            Columns = [SuiteQlColumn.Plain(RowColumns.Id)],
            From = "currency",
            Where = SuiteQlCondition.IsEqual("symbol", symbol),
            OrderBy = [RowColumns.Id],
        };
        var answer = await netsuite.QueryAsync(connection, statement, limit: 2, ct);
        if (!answer.IsSuccess)
            throw new ConnectorException(answer.Faults[0]);

        var rows = RowScanner.Scan(answer.Body.Span).Rows;
        if (rows.IsEmpty || !NetSuiteClient.IsId(rows[0].Id))
            return null;
        _ids.Change(connection, ImmutableDictionary<string, string>.Empty, ids => ids.SetItem(symbol, rows[0].Id));
        return rows[0].Id;
    }
}
