using System.Globalization;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Reads the member <c>values</c>: raw value to code, or to codes by time.</summary>
internal sealed class ValueTableReader(DocumentFaults faults)
{
    private const int MostPeriods = 100;

    public ValueTables Read(DocumentNode? node)
    {
        var plain = new Dictionary<string, ValueTable>(StringComparer.Ordinal);
        var dated = new Dictionary<string, DatedValueTable>(StringComparer.Ordinal);
        foreach (var (name, table) in node?.Members ?? [])
        {
            if (table.Kind != JsonValueKind.Object)
                faults.Add(table, null, $"The value table \"{name}\" is {MemberReader.Word(table.Kind)}.", "Write {\"raw value\":\"code\"}.");
            else if (table.Members.All(entry => entry.Kind != JsonValueKind.Array))
                plain.Add(name, Plain(table));
            else
                dated.Add(name, Dated(name, table));
        }
        return new(plain, dated);
    }

    private ValueTable Plain(DocumentNode table)
    {
        var (raws, codes) = (new List<string>(), new List<string>());
        foreach (var (raw, code) in table.Members)
        {
            if (!IsCode(raw, code))
                continue;
            raws.Add(raw);
            codes.Add(code.Text);
        }
        return new([.. raws], [.. codes]);
    }

    private DatedValueTable Dated(string name, DocumentNode table)
    {
        var entries = new List<(string, ImmutableArray<DatedCode>)>();
        foreach (var (raw, node) in table.Members)
        {
            if (node.Kind == JsonValueKind.Array)
                entries.Add((raw, Periods(raw, node)));
            else if (IsCode(raw, node))
                entries.Add((raw, [DatedCode.Always(node.Text)]));
        }
        var dated = new DatedValueTable(entries);
        if (dated.Changes > DatedValueTable.MostChanges)
            faults.Add(table, null, $"The value table \"{name}\" changes on {dated.Changes} days.",
                $"It may change on {DatedValueTable.MostChanges}: drop old periods.");
        return dated;
    }

    private bool IsCode(string raw, DocumentNode code)
    {
        if (code.Kind == JsonValueKind.String && code.Text.Length > 0)
            return true;
        faults.Add(code, null, $"The code of \"{raw}\" is {MemberReader.Word(code.Kind)}.", "Write the canonical code as a text.");
        return false;
    }

    private ImmutableArray<DatedCode> Periods(string raw, DocumentNode node)
    {
        if (node.Items.Length is 0 or > MostPeriods)
            faults.Add(node, null, $"The value \"{raw}\" has {node.Items.Length} periods.", $"Write 1 to {MostPeriods}, or the code as a text.");
        var periods = new List<(DatedCode Code, DocumentNode At)>();
        foreach (var item in node.Items.Take(MostPeriods))
        {
            if (Period(item) is not { } period)
                continue;
            foreach (var (other, _) in periods.Where(other => other.Code.From <= period.Until && period.From <= other.Code.Until))
            {
                var day = other.From > period.From ? other.From : period.From;
                faults.Add(item, null, $"Two codes of \"{raw}\" hold on {Text(day)}: \"{other.Code}\" and \"{period.Code}\".",
                    "Let the one end the day before the other begins; \"from\" and \"until\" are days that count.");
            }
            periods.Add((period, item));
        }
        return [.. periods.Select(period => period.Code).OrderBy(code => code.From)];
    }

    private DatedCode? Period(DocumentNode item)
    {
        if (item.Kind != JsonValueKind.Object)
        {
            faults.Add(item, null, $"A period is {MemberReader.Word(item.Kind)}.",
                "Write {\"code\":\"...\",\"from\":\"2026-07-01\",\"until\":\"2026-12-31\"}.");
            return null;
        }
        var before = faults.Count;
        var members = new MemberReader(item, null, faults);
        var code = members.Text("code", required: true);
        var (from, until) = (Day(members, "from", DateOnly.MinValue), Day(members, "until", DateOnly.MaxValue));
        members.Finish();
        if (until < from)
            faults.Add(item, null, $"The period ends on {Text(until)}, before it begins on {Text(from)}.",
                "Exchange \"from\" and \"until\", or correct one.");
        return faults.Count == before ? new(code!, from, until) : null;
    }

    private DateOnly Day(MemberReader members, string name, DateOnly absent)
    {
        var node = members.Of(name, JsonValueKind.String);
        if (node is null)
            return absent;
        if (DateOnly.TryParseExact(node.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        faults.Add(node, null, $"\"{name}\" is no day.", "Write year, month and day, such as \"2026-07-01\".");
        return absent;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
