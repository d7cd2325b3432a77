using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Turns a condition into a test of issues. Every wrong name and value is reported before a row is touched.</summary>
internal sealed class JqlFilter(JqlScope scope)
{
    public Func<JsonObject, bool> Compile(JqlClause clause, bool negated = false) => clause switch
    {
        JqlClause.Not not => Compile(not.Part, !negated),
        JqlClause.All all => Join(all.Parts, negated, isAll: !negated),
        JqlClause.Any any => Join(any.Parts, negated, isAll: negated),
        JqlClause.Compare compare => Compare(negated ? compare with { Operator = JqlWords.Negate(compare.Operator) } : compare),
        _ => throw new ArgumentOutOfRangeException(nameof(clause)),
    };

    private Func<JsonObject, bool> Join(IReadOnlyList<JqlClause> parts, bool negated, bool isAll)
    {
        var tests = parts.Select(part => Compile(part, negated)).ToArray();
        return isAll ? issue => Array.TrueForAll(tests, test => test(issue)) : issue => Array.Exists(tests, test => test(issue));
    }

    private Func<JsonObject, bool> Compare(JqlClause.Compare compare)
    {
        var column = JqlColumns.Of(scope, compare.Field);
        if (compare.Operator is JqlOperator.In or JqlOperator.NotIn)
        {
            return Among(column, compare);
        }

        if (compare.Operand is JqlOperand.List)
        {
            throw JqlErrors.Unsupported(column.Name, JqlWords.Sign(compare.Operator));
        }

        return compare switch
        {
            { Operand: JqlOperand.Empty, Operator: JqlOperator.Equal or JqlOperator.Is } => issue => !column.Read(issue).Any(),
            { Operand: JqlOperand.Empty, Operator: JqlOperator.NotEqual or JqlOperator.IsNot } => issue => column.Read(issue).Any(),
            { Operator: JqlOperator.Is or JqlOperator.IsNot } => throw JqlErrors.OnlyEmpty(JqlWords.Sign(compare.Operator)),
            { Operand: JqlOperand.Empty } => throw JqlErrors.Unsupported(column.Name, JqlWords.Sign(compare.Operator)),
            _ => Single(column, compare.Operator, compare.Operand),
        };
    }

    /// <summary>Neither side of a comparison matches an issue whose field is empty, unless EMPTY is named.</summary>
    private Func<JsonObject, bool> Among(JqlColumn column, JqlClause.Compare compare)
    {
        var items = compare.Operand is JqlOperand.List list ? list.Items : [compare.Operand];
        var takesEmpty = items.Any(item => item is JqlOperand.Empty);
        var tests = items.Where(item => item is not JqlOperand.Empty).Select(item => Single(column, JqlOperator.Equal, item)).ToArray();
        bool IsAmong(JsonObject issue) => column.Read(issue).Any() ? Array.Exists(tests, test => test(issue)) : takesEmpty;
        return compare.Operator == JqlOperator.In ? IsAmong : issue => column.Read(issue).Any() && !IsAmong(issue);
    }

    private Func<JsonObject, bool> Single(JqlColumn column, JqlOperator operation, JqlOperand operand) => column.Kind switch
    {
        JqlKind.Set => Set(column, operation, operand),
        JqlKind.Text => Words(column, operation, operand),
        JqlKind.Instant => Ranked(column, operation, JqlTimes.Read(scope, column.Name, operand).ToUnixTimeMilliseconds(), JiraTime.Milliseconds),
        JqlKind.Day => Ranked(column, operation, Day(column, operand), value => value),
        _ => Ranked(column, operation, Number(column, operand), JiraNumbers.Read),
    };

    private Func<JsonObject, bool> Set(JqlColumn column, JqlOperator operation, JqlOperand operand)
    {
        var ids = Resolve(column, operand);
        if (operation is JqlOperator.Equal or JqlOperator.NotEqual)
        {
            return operation == JqlOperator.Equal
                ? issue => column.Read(issue).Any(ids.Contains)
                : issue => column.Read(issue).ToArray() is { Length: > 0 } values && !values.Any(ids.Contains);
        }

        if (!column.IsRanked || operation is JqlOperator.Like or JqlOperator.NotLike)
        {
            throw JqlErrors.Unsupported(column.Name, JqlWords.Sign(operation));
        }

        var than = column.KeyOf(scope.Store.Find(JiraIssues.Collection, ids.First())!.Json);
        return issue => column.KeyOf(issue) is var key && key.Text == than.Text && Holds(operation, key.CompareTo(than));
    }

    private IReadOnlyCollection<string> Resolve(JqlColumn column, JqlOperand operand) => operand switch
    {
        JqlOperand.Function { Name: var name } when name.Equals("currentUser", StringComparison.OrdinalIgnoreCase) => [scope.CallerId],
        JqlOperand.Function function => throw JqlErrors.Function(function.Name),
        JqlOperand.Value value => column.Resolve!(scope, value.Text) ?? throw column.Missing!(value.Text),
        _ => throw JqlErrors.Unsupported(column.Name, "="),
    };

    private static Func<JsonObject, bool> Words(JqlColumn column, JqlOperator operation, JqlOperand operand)
    {
        if (operation is not (JqlOperator.Like or JqlOperator.NotLike) || operand is not JqlOperand.Value value)
        {
            throw JqlErrors.Unsupported(column.Name, JqlWords.Sign(operation));
        }

        var match = new JqlWordMatch(value.Text);
        return operation == JqlOperator.Like
            ? issue => column.Read(issue).Any(match.In)
            : issue => column.Read(issue).ToArray() is { Length: > 0 } texts && !texts.Any(match.In);
    }

    private static Func<JsonObject, bool> Ranked<T>(JqlColumn column, JqlOperator operation, T than, Func<string, T> read)
        where T : IComparable<T>
    {
        if (operation is JqlOperator.Like or JqlOperator.NotLike)
        {
            throw JqlErrors.Unsupported(column.Name, JqlWords.Sign(operation));
        }

        return issue => column.Read(issue).Any(value => Holds(operation, read(value).CompareTo(than)));
    }

    private string Day(JqlColumn column, JqlOperand operand) =>
        TimeZoneInfo.ConvertTime(JqlTimes.Read(scope, column.Name, operand), scope.Zone).ToString("yyyy-MM-dd");

    private static decimal Number(JqlColumn column, JqlOperand operand) => operand is JqlOperand.Value value
        ? JiraNumbers.TryRead(value.Text, out var number) ? number : throw JqlErrors.Number(column.Name, value.Text)
        : throw JqlErrors.Unsupported(column.Name, "=");

    private static bool Holds(JqlOperator operation, int result) => operation switch
    {
        JqlOperator.Equal => result == 0,
        JqlOperator.NotEqual => result != 0,
        JqlOperator.Less => result < 0,
        JqlOperator.LessOrEqual => result <= 0,
        JqlOperator.Greater => result > 0,
        _ => result >= 0,
    };
}
