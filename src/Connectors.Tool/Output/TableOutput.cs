using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Spectre.Console;

namespace Connectors.Tool;

/// <summary>A table for people: id, then the first members of the contract that the records have.</summary>
internal sealed class TableOutput(Stream output) : IRecordOutput
{
    private const int MaxColumns = 7;
    private const int WidthOfFiles = 240;
    private readonly List<(string Id, Dictionary<string, string> Values)> _rows = [];
    private readonly List<string> _columns = [];

    public Task WriteAsync(CanonicalRecord record)
    {
        using var json = JsonDocument.Parse(record.Json);
        var values = json.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => Text(member.Value), StringComparer.Ordinal);
        _rows.Add((record.Source.Id, values));
        _columns.AddRange(values.Keys.Except(_columns, StringComparer.Ordinal).Take(MaxColumns - _columns.Count));
        return Task.CompletedTask;
    }

    public Task EndAsync(CancellationToken ct)
    {
        var table = new Table().AddColumn(new TableColumn("id").NoWrap());
        _columns.ForEach(column => table.AddColumn(Markup.Escape(column)));
        foreach (var (id, values) in _rows)
        {
            table.AddRow([Markup.Escape(id), .. _columns.Select(column => Markup.Escape(values.GetValueOrDefault(column, "")))]);
        }

        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No });
        if (Console.IsOutputRedirected)
        {
            // A file or a pipe has no width: cells must not break into lines there.
            console.Profile.Width = WidthOfFiles;
        }

        console.Write(table);
        return Task.CompletedTask;
    }

    private static string Text(JsonElement value) => value switch
    {
        { ValueKind: JsonValueKind.String } => value.GetString()!,
        { ValueKind: JsonValueKind.Object } when value.TryGetProperty("amount", out var amount)
            && value.TryGetProperty("currency", out var currency) => $"{amount} {currency}",
        { ValueKind: JsonValueKind.Object } when value.TryGetProperty("code", out var code) => code.ToString(),
        { ValueKind: JsonValueKind.Object } when value.TryGetProperty("key", out var key) => key.GetProperty("value").ToString(),
        { ValueKind: JsonValueKind.Array } => $"[{value.GetArrayLength()}]",
        _ => value.GetRawText(),
    };
}
