using System.Globalization;
using System.Text;

namespace Connectors.Mapping;

/// <summary>Runs one field of a plan and tells where its value came from.</summary>
internal sealed class Explainer(CompiledMapping mapping, Plan plan)
{
    public MappingExplanation Explain(Session session, ReadOnlyMemory<byte> json, string targetPath)
    {
        var scope = plan.Open(session, json);
        var steps = targetPath.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        if (scope is null)
            return Nothing(targetPath, "record", session.Faults[0].Message);
        return Find(plan.Tree, scope, [.. steps]) is { } found
            ? Explain(session, found, targetPath)
            : Nothing(targetPath, "none", $"the mapping has no field at {targetPath}");
    }

    private MappingExplanation Nothing(string targetPath, string rule, string whyNull) =>
        new(targetPath, null, rule, MappingLayer.Base, mapping.Name, mapping.Version, null, null, whyNull) { Origin = mapping.Origins[0] };

    private static Found? Find(OutputNode tree, Scope scope, ReadOnlySpan<string> steps)
    {
        var node = tree;
        while (node.Rule is null)
        {
            if (steps.IsEmpty)
                return null;
            var step = steps[0];
            var next = node.Children.FirstOrDefault(child => child.Segment.PointerName == step || child.Segment.Name == step);
            if (next is null)
                return null;
            node = next;
            steps = steps[1..];
        }
        if (steps.Length < 1 || node.Rule.Decide(scope) is not ListRule list ||
            !int.TryParse(steps[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return new(node.Rule, node.Layer, scope);
        if (list.At(scope, index) is not { } element)
            return null;
        if (list.Item is not null)
            return new(list.Item, node.Layer, element);
        if (steps.Length == 1)
            return new(list, node.Layer, scope);
        return Find(list.Fields, element, steps[1..]) is { } inner ? inner with { Layer = node.Layer } : null;
    }

    private MappingExplanation Explain(Session session, Found found, string targetPath)
    {
        var faults = session.FaultCount;
        var rule = found.Rule.Decide(found.Scope);
        var output = new JsonOutput();
        found.Rule.Emit(found.Scope, output);
        var result = output.Written > 0 ? Encoding.UTF8.GetString(output.ToArray()) : null;
        var raws = rule.Sources.Select(at => found.Scope[at]).Where(raw => !raw.IsAbsent).ToList();
        var isMasked = rule.Class <= FieldClass.Personal || found.Rule.Class <= FieldClass.Personal;
        var raw = raws.Count == 0 ? null
            : string.Join(", ", raws.Select(value => isMasked ? $"\"masked {value.Class}\"" : Encoding.UTF8.GetString(value.Json.Span)));
        var whyNull = result is not null ? null
            : session.FaultCount > faults ? session.Faults[^1].Message
            : raws.Count == 0 && !rule.Sources.IsEmpty ? $"the source has no value at {string.Join(", ", rule.Sources.Select(found.Scope.PointerOf))}"
            : "the source value is blank or no branch of the rule holds";
        var source = rule.Sources.IsEmpty ? null : string.Join(", ", rule.Sources.Select(at => at.Text));
        var shown = result is not null && isMasked ? "\"masked\"" : result;
        var origin = mapping.Origins[found.Layer];
        return new(targetPath, source, rule.Name, origin.Layer, mapping.Name, mapping.Version, raw, shown, whyNull) { Origin = origin };
    }

    private sealed record Found(Rule Rule, int Layer, Scope Scope);
}
