using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>
/// Turns a condition into a test of one row. Two-valued: a comparison with a null value is false, except <c>!=</c> and <c>NOT IN</c>, which it
/// satisfies; an empty text is the same as null.
/// </summary>
internal sealed class SoqlFilter(SalesforceObject root, SoqlQuery query, SoqlScope scope)
{
    public Func<JsonObject, bool> Compile(SoqlCondition condition)
    {
        switch (condition)
        {
            case SoqlCondition.All all:
                var every = all.Parts.Select(Compile).ToArray();
                return row => Array.TrueForAll(every, part => part(row));
            case SoqlCondition.Any any:
                var some = any.Parts.Select(Compile).ToArray();
                return row => Array.Exists(some, part => part(row));
            case SoqlCondition.Not not:
                var inner = Compile(not.Part);
                return row => !inner(row);
            case SoqlCondition.Compare compare:
                return Compare(compare);
            case SoqlCondition.In list:
                return In(list);
            case SoqlCondition.InQuery semiJoin:
                return InQuery(semiJoin);
            default:
                throw new InvalidOperationException($"No test for {condition.GetType().Name}.");
        }
    }

    private Func<JsonObject, bool> Compare(SoqlCondition.Compare compare)
    {
        var column = Column(compare.Field);
        var negated = compare.Operator == SoqlOperator.NotEqual;
        if (IsNull(compare.Value, column.Field))
        {
            if (compare.Operator is not (SoqlOperator.Equal or SoqlOperator.NotEqual))
                throw SoqlErrors.WrongOperator(query.Text, compare.Field.Position, column.Field.Name);
            return row => column.Read(row) is null != negated;
        }

        if (compare.Operator == SoqlOperator.Like)
            return Like(compare, column);
        var order = SoqlComparand.Bind(column.Field, compare.Value, query.Text, scope.Today);
        if (column.Field.Type == SalesforceFieldType.Boolean && compare.Operator is not (SoqlOperator.Equal or SoqlOperator.NotEqual))
            throw SoqlErrors.WrongOperator(query.Text, compare.Field.Position, column.Field.Name);
        return row => column.Read(row) is { } value ? Holds(compare.Operator, order(value)) : negated;
    }

    private Func<JsonObject, bool> Like(SoqlCondition.Compare compare, SoqlColumn column)
    {
        if (!column.Field.IsText)
            throw SoqlErrors.WrongOperator(query.Text, compare.Field.Position, column.Field.Name);
        if (compare.Value.Kind != SoqlLiteralKind.String)
            throw SoqlComparand.Wrong(column.Field, compare.Value, query.Text);
        return row => column.Read(row) is { } value && SoqlLike.Matches(value.GetValue<string>(), compare.Value.Text, compare.Value.PlainAt);
    }

    private Func<JsonObject, bool> In(SoqlCondition.In list)
    {
        var column = Column(list.Field);
        var hasNull = list.Values.Any(literal => IsNull(literal, column.Field));
        var values = list.Values.Where(literal => !IsNull(literal, column.Field)).ToArray();
        var contains = column.Field.IsId || column.Field.IsText ? InTexts(column.Field, values) : InOrders(column.Field, values);
        return row => (column.Read(row) is { } value ? contains(value) : hasNull) != list.Negated;
    }

    private Func<JsonNode, bool> InTexts(SalesforceField field, SoqlLiteral[] values)
    {
        var texts = new HashSet<string>(SoqlValue.Text(field));
        foreach (var literal in values)
        {
            if (literal.Kind != SoqlLiteralKind.String)
                throw SoqlComparand.Wrong(field, literal, query.Text);
            texts.Add(field.IsId ? SoqlComparand.Id(field, literal, query.Text) : literal.Text);
        }

        return node => texts.Contains(node.GetValue<string>());
    }

    private Func<JsonNode, bool> InOrders(SalesforceField field, SoqlLiteral[] values)
    {
        var orders = Array.ConvertAll(values, literal => SoqlComparand.Bind(field, literal, query.Text, scope.Today));
        return node => Array.Exists(orders, order => order(node) == 0);
    }

    private Func<JsonObject, bool> InQuery(SoqlCondition.InQuery semiJoin)
    {
        var column = Column(semiJoin.Field);
        var inner = scope.Object(semiJoin.Query.From.ToString());
        if (!column.Field.IsId || semiJoin.Query.Selections is not [SoqlSelection.Field { Path: var path }]
            || SoqlColumn.Resolve(path, inner, semiJoin.Query, scope) is not { Field.IsId: true } selected)
            throw SoqlErrors.Malformed("The inner and outer selects of a semi join must both be on fields of type ID or reference");
        var ids = new SoqlPlan(semiJoin.Query, inner, scope).Select(scope.Rows.Rows(inner.Name))
            .Select(row => selected.Read(row)?.GetValue<string>()).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return row => (column.Read(row) is { } value && ids.Contains(value.GetValue<string>())) != semiJoin.Negated;
    }

    private SoqlColumn Column(SoqlPath path)
    {
        var column = SoqlColumn.Resolve(path, root, query, scope);
        return column.Field.IsFilterable ? column : throw SoqlErrors.NotFilterable(query.Text, path.Position, column.Field.Name);
    }

    private static bool IsNull(SoqlLiteral literal, SalesforceField field) =>
        literal.Kind == SoqlLiteralKind.Null || (field.IsText && literal is { Kind: SoqlLiteralKind.String, Text: "" });

    private static bool Holds(SoqlOperator operation, int order) => operation switch
    {
        SoqlOperator.Equal => order == 0,
        SoqlOperator.NotEqual => order != 0,
        SoqlOperator.Less => order < 0,
        SoqlOperator.LessOrEqual => order <= 0,
        SoqlOperator.Greater => order > 0,
        SoqlOperator.GreaterOrEqual => order >= 0,
        _ => false,
    };
}
