using System.Reflection;
using System.Text;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Short ways from a place in the record to a .NET value, for rules that most fields have.</summary>
internal static class DirectValues
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Static;

    /// <summary>The short way; null for a rule or a type that has none.</summary>
    public static Direct<TValue>? For<TValue>(Rule rule)
    {
        var type = typeof(TValue);
        var (plain, isOptional) = Nullable.GetUnderlyingType(type) is { } inner ? (inner, true) : (type, false);
        var argument = plain.IsGenericType ? plain.GetGenericArguments()[0] : null;
        return rule switch
        {
            CopyRule { IsBounded: false } copy when type == typeof(string) => Text(copy) as Direct<TValue>,
            RichTextRule rich when type == typeof(string) => Rich(rich) as Direct<TValue>,
            ReferenceRule reference when argument is not null => Made<TValue>(nameof(Reference), argument, reference),
            CodedRule coded when plain == typeof(Coded<>).MakeGenericType(argument ?? typeof(RefState)) =>
                Made<TValue>(isOptional ? nameof(OptionalCoded) : nameof(Coded), argument!, coded),
            InstantRule instant when type == typeof(DateTimeOffset?) => Moment(instant) as Direct<TValue>,
            DateRule date when type == typeof(DateOnly?) => Day(date) as Direct<TValue>,
            DecimalRule number when type == typeof(decimal?) => Number(number) as Direct<TValue>,
            MoneyRule money when type == typeof(Money?) => Sum(money) as Direct<TValue>,
            ConstantRule constant when TypedValues.For(type) is FromMapped<TValue> from => Constant(constant, from),
            WhenRule choice => Choice<TValue>(choice),
            _ => null,
        };
    }

    private static Direct<string> Text(CopyRule rule) => (scope, out value) =>
    {
        var isThere = rule.TryPlain(scope, out var text);
        value = isThere ? Encoding.UTF8.GetString(text) : null!;
        return isThere;
    };

    private static Direct<string> Rich(RichTextRule rule) => (scope, out value) =>
    {
        value = rule.TextIn(scope)!;
        return value is not null;
    };

    private static Direct<DateTimeOffset?> Moment(InstantRule rule) => (scope, out value) =>
    {
        value = rule.TryPlain(scope, out var text) && rule.TryTicks(text, out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        return value is not null;
    };

    private static Direct<DateOnly?> Day(DateRule rule) => (scope, out value) =>
    {
        value = rule.TryPlain(scope, out var text) && rule.TryDay(text, out var date) ? date : null;
        return value is not null;
    };

    private static Direct<decimal?> Number(DecimalRule rule) => (scope, out value) =>
    {
        value = rule.TryNumeral(scope, out var text) && rule.TryNumber(text, out var number) ? number : null;
        return value is not null;
    };

    private static Direct<Money?> Sum(MoneyRule rule) => (scope, out value) =>
    {
        value = rule.TryNumeral(scope, out var text) && rule.TrySum(scope, text, out var money) ? money : null;
        return value is not null;
    };

    private static Direct<TValue> Constant<TValue>(ConstantRule rule, FromMapped<TValue> from)
    {
        var fits = from(rule.Value, out var constant);
        return (scope, out value) =>
        {
            value = constant;
            return fits && scope.Session.TrySpend(1);
        };
    }

    /// <summary>The branch decides as ever; what it gives is taken the short way where it has one.</summary>
    private static Direct<TValue> Choice<TValue>(WhenRule rule)
    {
        var branches = rule.Branches.Select(static branch => For<TValue>(branch)).ToArray();
        return (scope, out value) =>
        {
            value = default!;
            return scope.Session.TrySpend(1) && rule.Choose(scope) is var at and >= 0 && branches[at] is { } branch && branch(scope, out value);
        };
    }

    private static Direct<Ref<TEntity>> Reference<TEntity>(ReferenceRule rule)
        where TEntity : IEntity => (scope, out value) =>
    {
        var isThere = rule.TryPlain(scope, out var text);
        value = !isThere ? null!
            : rule.ShowsMore ? Ref<TEntity>.ByKey(rule.KeyOf(scope, Encoding.UTF8.GetString(text)), rule.DisplayOf(scope))
            : RecentReferences<TEntity>.Of(text, scope.Session.System, scope.Session.Connection, rule.Object, rule.ShowsKey);
        return isThere;
    };

    private static Direct<Coded<TCode>> Coded<TCode>(CodedRule rule)
        where TCode : struct, Enum => (scope, out value) =>
    {
        var known = rule.TryPlain(scope, out var text) ? rule.Known(scope, text) : null;
        value = known?.As<TCode>() ?? default;
        return known is not null;
    };

    private static Direct<Coded<TCode>?> OptionalCoded<TCode>(CodedRule rule)
        where TCode : struct, Enum => (scope, out value) =>
    {
        value = rule.TryPlain(scope, out var text) ? rule.Known(scope, text)?.As<TCode>() : null;
        return value is not null;
    };

    private static Direct<TValue>? Made<TValue>(string method, Type argument, Rule rule) =>
        typeof(DirectValues).GetMethod(method, Hidden)!.MakeGenericMethod(argument).Invoke(null, [rule]) as Direct<TValue>;
}
