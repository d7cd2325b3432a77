using System.Text;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Explanations for people, a line each; members without any rule are named together.</summary>
internal static class ExplainText
{
    public static string Write(ExplainReport report)
    {
        var text = new StringBuilder();
        var (none, fields) = (report.Fields.Where(IsRuleless).ToArray(), report.Fields.Where(field => !IsRuleless(field)).ToArray());
        foreach (var field in fields)
            text.Append(Line(report, field)).Append('\n');
        if (none.Length == 1 && fields.Length == 0)
            text.Append($"{none[0].TargetPath} = absent (noRule): {none[0].WhyNull}\n");
        else if (none.Length > 0)
            text.Append($"no rule: {string.Join(", ", none.Select(field => field.TargetPath))}\n");
        return text.ToString();
    }

    /// <summary>Stable name of a cause, such as <c>sourceAbsent</c>.</summary>
    public static string Word(AbsenceCause cause) => $"{char.ToLowerInvariant($"{cause}"[0])}{$"{cause}"[1..]}";

    private static bool IsRuleless(MappingExplanation field) => field.Cause == AbsenceCause.NoRule;

    private static string Line(ExplainReport report, MappingExplanation field)
    {
        var value = field.Result ?? $"absent ({Word(field.Cause)}): {field.WhyNull}";
        var source = field.SourcePath is null ? "" : $" {field.SourcePath} = {field.Raw ?? "absent"}";
        var steps = field.Transforms.IsEmpty ? "" : $": {string.Join("; ", field.Transforms)}";
        return $"{field.TargetPath} = {value} <- {report.System} {report.Record}{source} "
            + $"(rule {field.Rule}{steps}, {field.Mapping} {field.Version}, layer {(field.Layer == MappingLayer.Base ? "base" : $"{field.Origin}")})";
    }
}
