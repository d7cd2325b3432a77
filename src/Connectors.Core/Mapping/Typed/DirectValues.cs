using System.Runtime.CompilerServices;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Short ways from a place in the record to a .NET value, for rules that most fields have.</summary>
internal static class DirectValues
{
    /// <summary>The short way; null for a rule or a type that has none.</summary>
    public static Direct<TValue>? For<TValue>(Rule rule)
    {
        var type = typeof(TValue);
        var argument = type.IsGenericType ? type.GetGenericArguments()[0] : null;
        return rule switch
        {
            CopyRule copy when type == typeof(string) => Text(copy) as Direct<TValue>,
            RichTextRule rich when type == typeof(string) => Rich(rich) as Direct<TValue>,
            ReferenceRule reference when argument is not null && type.GetGenericTypeDefinition() == typeof(Ref<>) =>
                Made<TValue>(nameof(Reference), argument, reference),
            CodedRule coded when argument is not null && type.GetGenericTypeDefinition() == typeof(Coded<>) =>
                Made<TValue>(nameof(Coded), argument, coded),
            InstantRule instant when type == typeof(DateTimeOffset) => Moment(instant) as Direct<TValue>,
            DateRule date when type == typeof(DateOnly) => Day(date) as Direct<TValue>,
            DecimalRule number when type == typeof(decimal) => Number(number) as Direct<TValue>,
            IntegerRule whole when type == typeof(long) => Whole(whole) as Direct<TValue>,
            BooleanRule flag when type == typeof(bool) => Flag(flag) as Direct<TValue>,
            DurationRule duration when type == typeof(WorkTime) => Work(duration) as Direct<TValue>,
            MoneyRule money when type == typeof(Money) => Sum(money) as Direct<TValue>,
            ConstantRule constant when TypedValues.For(type) is FromMapped<TValue> from => Constant(constant, from),
            WhenRule choice => Choice<TValue>(choice),
            FirstOfRule first => First<TValue>(first),
            _ => null,
        };
    }

    private static Direct<string> Text(CopyRule rule) => (scope, out value) =>
    {
        var reading = rule.Short(scope, out var text);
        value = reading == Reading.Found ? Utf8Key.Text(text) : null!;
        return reading;
    };

    private static Direct<string> Rich(RichTextRule rule) => (scope, out value) =>
    {
        var reading = rule.Document(scope, out var text);
        value = reading == Reading.Found ? Utf8Key.Text(text) : null!;
        return reading;
    };

    internal static Direct<DateTimeOffset> Moment(InstantRule rule) => (scope, out value) =>
    {
        value = default;
        var reading = rule.Plain(scope, out var text);
        if (reading != Reading.Found)
            return reading;
        if (!rule.TryTicks(text, out var ticks))
            return Reading.Unusual;
        value = new(ticks, TimeSpan.Zero);
        return reading;
    };

    internal static Direct<DateOnly> Day(DateRule rule) => (scope, out value) =>
    {
        value = default;
        var reading = rule.Plain(scope, out var text);
        return reading != Reading.Found || rule.TryDay(text, out value) ? reading : Reading.Unusual;
    };

    internal static Direct<decimal> Number(DecimalRule rule) => (scope, out value) =>
    {
        value = 0;
        var reading = rule.Numeral(scope, out var text);
        return reading != Reading.Found || rule.TryNumber(text, out value) ? reading : Reading.Unusual;
    };

    private static Direct<long> Whole(IntegerRule rule) => (scope, out value) =>
    {
        value = 0;
        var reading = rule.Numeral(scope, out var text);
        return reading != Reading.Found || IntegerRule.TryWhole(text, out value) ? reading : Reading.Unusual;
    };

    private static Direct<bool> Flag(BooleanRule rule) => (scope, out value) =>
    {
        value = false;
        var reading = rule.Scalar(scope, out var text);
        return reading != Reading.Found || BooleanRule.TryFlag(text, out value) ? reading : Reading.Unusual;
    };

    private static Direct<WorkTime> Work(DurationRule rule) => (scope, out value) =>
    {
        var seconds = 0L;
        var reading = rule.Numeral(scope, out var text);
        if (reading == Reading.Found && !rule.TrySeconds(text, out seconds))
            reading = Reading.Unusual;
        value = new(seconds);
        return reading;
    };

    private static Direct<Money> Sum(MoneyRule rule) => (scope, out value) =>
    {
        value = default;
        var reading = rule.Numeral(scope, out var text);
        return reading != Reading.Found || rule.TrySum(scope, text, out value) ? reading : Reading.Unusual;
    };

    private static Direct<TValue> Constant<TValue>(ConstantRule rule, FromMapped<TValue> from)
    {
        var reading = from(rule.Value, out var constant) ? Reading.Found : Reading.Unusual;
        return (_, out value) =>
        {
            value = constant;
            return reading;
        };
    }

    /// <summary>The branch decides as ever; what it gives is taken the short way where it has one.</summary>
    private static DirectBranch<TValue>[] Branches<TValue>(Rule[] rules)
    {
        var branches = new DirectBranch<TValue>[rules.Length];
        for (var at = 0; at < rules.Length; at++)
            branches[at] = new(rules[at]);
        return branches;
    }

    private static Direct<TValue> Choice<TValue>(WhenRule rule)
    {
        var branches = Branches<TValue>([.. rule.Branches]);
        return (scope, out value) =>
        {
            value = default!;
            return rule.Choose(scope) is var at and >= 0 ? branches[at].Take(scope, out value) : Reading.Absent;
        };
    }

    private static Direct<TValue> First<TValue>(FirstOfRule rule)
    {
        var branches = Branches<TValue>([.. rule.Rules]);
        return (scope, out value) =>
        {
            value = default!;
            foreach (var branch in branches)
            {
                if (branch.Take(scope, out value) is var reading and not Reading.Absent)
                    return reading;
            }
            return Reading.Absent;
        };
    }

    private static Direct<Ref<TEntity>> Reference<TEntity>(Rule made)
        where TEntity : IEntity
    {
        var rule = (ReferenceRule)made;
        var (recent, self) = (RecentReferences<TEntity>.Kept, new object());
        return (scope, out value) =>
        {
            var beside = rule.Beside(scope);
            if (beside?.Kept.By == self && rule.Numeral(scope, out _) == Reading.Found)
            {
                // Nobody else knows what this is kept by.
                value = Unsafe.As<Ref<TEntity>>(beside.Kept.Made!);
                return Reading.Found;
            }
            var reading = rule.Look(scope, out var id, out var display);
            value = reading == Reading.Found
                ? RecentReferences<TEntity>.Of(recent, id, display, scope.Session.System, scope.Session.Connection, rule.Object) : null!;
            if (beside is not null && reading == Reading.Found)
                beside.Kept = (self, value);
            return reading;
        };
    }

    internal static Direct<Coded<TCode>> Coded<TCode>(Rule made)
        where TCode : struct, Enum
    {
        var rule = (CodedRule)made;
        return (scope, out value) =>
        {
            var reading = rule.Known(scope, out var known);
            value = known?.As<TCode>() ?? default;
            return reading;
        };
    }

    private static Direct<TValue>? Made<TValue>(string method, Type argument, Rule rule) =>
        Late.Call<Func<Rule, object>>(typeof(DirectValues), method, argument)(rule) as Direct<TValue>;
}
