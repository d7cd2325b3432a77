using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>Blocks of transaction log criteria: one of them has to match, each on both time axes at once, ends included.</summary>
internal sealed class WorkdayTransactionLog
{
    private readonly List<Block> _blocks = [];

    /// <summary>Null when the request has no such criteria.</summary>
    public static WorkdayTransactionLog? Of(WorkdayCall call, IEnumerable<XElement> criteria, WorkdayResponseFilter filter)
    {
        var log = new WorkdayTransactionLog();
        var errors = new List<WorkdayValidationError>();
        foreach (var element in criteria) log.Add(call.State, element, filter.Entry, errors);
        if (errors.Count > 0) throw WorkdayFaults.Validation(errors);
        return log._blocks.Count > 0 ? log : null;
    }

    public bool Matches(DateTimeOffset entered, DateTimeOffset effective, string type) => _blocks.Exists(block =>
        block.Updated.Holds(entered) && block.Effective.Holds(effective) && entered <= block.Known
            && (block.Types.Count == 0 || block.Types.Contains(type)));

    private void Add(WorkdayState state, XElement element, DateTimeOffset known, List<WorkdayValidationError> errors)
    {
        if (element.Child("Subscriber_Reference") is { } subscriber)
            errors.Add(new("Subscriber Reference must have an enabled Transaction Log Service configuration.", subscriber));
        var range = element.Child("Transaction_Date_Range_Data");
        var updated = Range.Of(state, range, "Updated", errors);
        var effective = Range.Of(state, range, "Effective", errors);
        if (updated.Through > state.Now)
            errors.Add(new("Updated Through must be less than or equal to Current Moment!", range!.Child("Updated_Through")));
        var types = element.Child("Transaction_Type_References").Children("Transaction_Type_Reference")
            .Select(reference => WorkdayReference.Of(reference).Value);
        _blocks.Add(new(updated, effective, known, types.ToHashSet(StringComparer.Ordinal)));
    }

    private sealed record Block(Range Updated, Range Effective, DateTimeOffset Known, IReadOnlySet<string> Types);

    private sealed record Range(DateTimeOffset? From, DateTimeOffset? Through)
    {
        public bool Holds(DateTimeOffset moment) => (From is null || moment >= From) && (Through is null || moment <= Through);

        public static Range Of(WorkdayState state, XElement? range, string axis, List<WorkdayValidationError> errors)
        {
            var (from, through) = (range?.Child(axis + "_From"), range?.Child(axis + "_Through"));
            if (from is null && through is null) return new(null, null);
            if (from is null || through is null)
            {
                errors.Add(new($"If one of {axis} From or {axis} Through contains a value, both are Required!", from ?? through));
                return new(null, null);
            }
            if (!state.Times.TryMoment(from.Value, out var begin)) errors.Add(WorkdayValidationError.Value(from));
            else if (!state.Times.TryMoment(through.Value, out var end)) errors.Add(WorkdayValidationError.Value(through));
            else if (begin > end) errors.Add(new($"{axis} From must be less than or equal to {axis} Through!", from));
            else return new(begin, end);
            return new(null, null);
        }
    }
}
