namespace Connectors.Sandbox;

/// <summary>A function of the subset; the number of arguments was checked by the parser.</summary>
internal sealed record SuiteQlCall(string Name, IReadOnlyList<SuiteQlExpression> Arguments) : SuiteQlExpression
{
    private static readonly Dictionary<string, (int Least, int Most)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TO_CHAR"] = (1, 2),
        ["TO_DATE"] = (1, 2),
        ["TO_TIMESTAMP"] = (1, 2),
        ["NVL"] = (2, 2),
        ["UPPER"] = (1, 1),
        ["LOWER"] = (1, 1),
        ["BUILTIN.DF"] = (1, 1),
    };

    public static SuiteQlCall Of(string name, IReadOnlyList<SuiteQlExpression> arguments)
    {
        if (!Known.TryGetValue(name, out var count)) throw new SuiteQlException($"Function '{name}' is not supported.");
        if (arguments.Count < count.Least || arguments.Count > count.Most)
            throw new SuiteQlException($"Function '{name}' has a wrong number of arguments.");
        if (name.Equals("BUILTIN.DF", StringComparison.OrdinalIgnoreCase) && arguments[0] is not SuiteQlColumn)
            throw new SuiteQlException("BUILTIN.DF takes a column.");
        return new SuiteQlCall(name.ToUpperInvariant(), arguments);
    }

    public override void Bind(SuiteQlScope scope)
    {
        foreach (var argument in Arguments) argument.Bind(scope);
    }

    public override SuiteQlValue Evaluate(SuiteQlFrame frame)
    {
        if (Name == "BUILTIN.DF") return ((SuiteQlColumn)Arguments[0]).Display(frame);
        var value = Arguments[0].Evaluate(frame);
        if (Name == "NVL") return value.IsNull ? Arguments[1].Evaluate(frame) : value;
        if (value.IsNull) return value;
        return Name switch
        {
            "UPPER" => SuiteQlValue.Of(value.ToAnswer(frame.Scope.Context.DateFormat).ToUpperInvariant()),
            "LOWER" => SuiteQlValue.Of(value.ToAnswer(frame.Scope.Context.DateFormat).ToLowerInvariant()),
            "TO_CHAR" => ToChar(value, Mask(frame)),
            _ => ToDate(value, Mask(frame)),
        };
    }

    private string Mask(SuiteQlFrame frame)
    {
        if (Arguments.Count == 1) return frame.Scope.Context.DateFormat;
        var mask = Arguments[1].Evaluate(frame);
        return mask.Kind == SuiteQlKind.Text ? mask.Text : throw new SuiteQlException("A date format mask is a text.");
    }

    private static SuiteQlValue ToChar(SuiteQlValue value, string mask) => value.Kind switch
    {
        SuiteQlKind.Moment => SuiteQlValue.Of(SuiteQlDateMask.Format(value.Moment, mask)),
        _ => SuiteQlValue.Of(value.ToAnswer(mask)),
    };

    private static SuiteQlValue ToDate(SuiteQlValue value, string mask)
    {
        if (value.Kind == SuiteQlKind.Moment) return value;
        return SuiteQlDateMask.TryParse(value.ToAnswer(mask), mask, out var moment)
            ? SuiteQlValue.Of(moment)
            : throw new SuiteQlException("Invalid date: the value does not match the format mask.");
    }
}
