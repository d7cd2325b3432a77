using System.Text;

namespace Connectors.Tool;

/// <summary>A comparison for people.</summary>
internal static class DiffText
{
    private const int MostNames = 5;
    private const int PathWidth = 28;

    public static string Write(DiffReport report)
    {
        var text = new StringBuilder();
        foreach (var diff in report.Diffs)
            Pair(text, diff);
        var tenants = report.Tenants.Select(one => one.Tenant).ToArray();
        if (tenants.Length > 0)
            text.Append($"tenants affected: {tenants.Length} ({Some(tenants)})\n");
        return text.ToString();
    }

    public static string Sum(DiffReport report)
    {
        var lost = LossWords.Of(report.Losses);
        var what = $"compared {report.Diffs.Length} edited mapping stacks over {report.Records} records of {report.Files} files; "
            + $"{report.Same} are the same";
        return !report.IsChanged ? $"{what}: no difference"
            : $"{what}: {report.Diffs.Count(diff => diff.IsChanged)} differ, "
                + (lost.IsEmpty ? "nothing is lost" : $"lost: {string.Join(", ", lost)}");
    }

    private static void Pair(StringBuilder text, PairDiff diff)
    {
        var (before, after) = (diff.Pair.Before?.Version ?? "none", diff.Pair.After?.Version ?? "none");
        text.Append($"{diff.Pair.Name} {before} -> {after}, for {Some([.. diff.Pair.Tenants])}\n");
        if (!diff.IsChanged)
        {
            text.Append("  no difference\n");
            return;
        }

        if (!diff.Pair.Edited.IsEmpty)
            text.Append($"  edited: {string.Join(", ", diff.Pair.Edited)}\n");
        foreach (var kind in diff.Structure.Changes.GroupBy(change => change.Kind, StringComparer.Ordinal))
            text.Append($"  {Words(kind.Key)}: {string.Join(", ", kind.Select(change => change.What))}\n");
        text.Append(diff.Pair.IsDerivation ? "  a derivation: compared by its document, not over records\n"
            : $"  {diff.Compared} records, {diff.Changed} changed, {diff.Hashes} with another content hash\n");
        Fields(text, "", diff.Fields);
        Fields(text, "written ", diff.Written);
        Refusals(text, "refused that were not", diff.Gained);
        Refusals(text, "not refused any more", diff.Lost);
        Refusals(text, "not written that were", diff.WriteGained);
        Refusals(text, "written that were not", diff.WriteLost);
        Money(text, diff);
    }

    private static void Fields(StringBuilder text, string what, FieldDiffs fields)
    {
        foreach (var one in fields.All)
        {
            var kinds = new[] { (one.Added, "added"), (one.Removed, "removed"), (one.Changed, "changed") }.Where(kind => kind.Item1 > 0)
                .Select(kind => $"{kind.Item1} {kind.Item2}");
            text.Append($"  {(what + one.Path).PadRight(PathWidth)} {string.Join(", ", kinds)}");
            if (one.IsMasked)
                text.Append("  (values masked)");
            else if (one.Examples.Count > 0 && one.Examples[0] is var example)
                text.Append($"  {example.Before ?? "nothing"} -> {example.After ?? "nothing"} ({example.Record})");
            text.Append('\n');
        }
    }

    private static void Refusals(StringBuilder text, string what, RefusalDiff refusals)
    {
        if (refusals.Faults.Count == 0)
            return;
        text.Append($"  {what}: {refusals.Records} records\n");
        foreach (var ((rule, path), records) in refusals.Faults)
            text.Append($"    rule {rule} at {(path.Length == 0 ? "/" : path)}: {records}\n");
    }

    private static void Money(StringBuilder text, PairDiff diff)
    {
        foreach (var ((path, currency), total) in diff.Money.All.Where(entry => entry.Value.IsChanged))
        {
            var difference = total.After - total.Before;
            var step = $"{(difference.Sign > 0 ? "+" : "")}{total.Text(difference)}";
            text.Append($"  {("sum " + path).PadRight(PathWidth)} ").Append(diff.IsMasked(path) ? $"another in {currency} (values masked)\n"
                : $"{total.Text(total.Before)} -> {total.Text(total.After)} {currency} ({step})\n");
        }
    }

    private static string Some(string[] names) => string.Join(", ", names.Take(MostNames))
        + (names.Length > MostNames ? $" and {names.Length - MostNames} more" : "");

    /// <summary><c>slotClosed</c> as people write it.</summary>
    private static string Words(string kind) =>
        string.Concat(kind.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
