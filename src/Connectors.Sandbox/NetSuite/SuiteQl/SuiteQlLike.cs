namespace Connectors.Sandbox;

/// <summary>
/// LIKE with % and _; an optional escape character takes their meaning away. Matching is linear in text times pattern, never a regular expression.
/// </summary>
internal sealed record SuiteQlLike(SuiteQlExpression Value, SuiteQlExpression Pattern, SuiteQlExpression? Escape) : SuiteQlCondition
{
    public override void Bind(SuiteQlScope scope)
    {
        Value.Bind(scope);
        Pattern.Bind(scope);
        Escape?.Bind(scope);
    }

    public override bool? Holds(SuiteQlFrame frame)
    {
        var format = frame.Scope.Context.DateFormat;
        var value = Value.Evaluate(frame);
        var pattern = Pattern.Evaluate(frame);
        if (value.IsNull || pattern.IsNull) return null;
        var escape = Escape?.Evaluate(frame).ToAnswer(format);
        if (escape is { Length: not 1 }) throw new SuiteQlException("ESCAPE takes one character.");
        return Matches(value.ToAnswer(format), Parts(pattern.ToAnswer(format), escape?[0]));
    }

    private static List<(char Character, bool Wild)> Parts(string pattern, char? escape)
    {
        var parts = new List<(char, bool)>();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == escape)
            {
                if (++i == pattern.Length) throw new SuiteQlException("The LIKE pattern ends with its escape character.");
                parts.Add((pattern[i], false));
            }
            else parts.Add((pattern[i], pattern[i] is '%' or '_'));
        }
        return parts;
    }

    private static bool Matches(string text, List<(char Character, bool Wild)> parts)
    {
        int at = 0, part = 0, star = -1, resume = 0;
        while (at < text.Length)
        {
            if (part < parts.Count && parts[part] is (Character: '%', Wild: true))
            {
                star = part++;
                resume = at;
            }
            else if (part < parts.Count && (parts[part] is (Character: '_', Wild: true) || (!parts[part].Wild && parts[part].Character == text[at])))
            {
                part++;
                at++;
            }
            else if (star >= 0)
            {
                part = star + 1;
                at = ++resume;
            }
            else return false;
        }
        while (part < parts.Count && parts[part] is (Character: '%', Wild: true)) part++;
        return part == parts.Count;
    }
}
