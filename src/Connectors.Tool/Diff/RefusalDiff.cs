using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Connectors.Faults;

namespace Connectors.Tool;

/// <summary>Refusals that only one side has: records and, over all of them, rules with their paths.</summary>
internal sealed partial class RefusalDiff
{
    private readonly SortedDictionary<(string Rule, string Path), int> _faults = [];

    /// <summary>Records that only this side refuses.</summary>
    public int Records { get; private set; }

    /// <summary>Rule, path and the number of records, also of those that both sides refuse for different reasons.</summary>
    public IReadOnlyDictionary<(string Rule, string Path), int> Faults => _faults;

    /// <summary>Takes the faults of one record on both sides; those that only <paramref name="here"/> has count.</summary>
    public bool Add(ImmutableArray<Fault> here, ImmutableArray<Fault> there)
    {
        if (!here.IsEmpty && there.IsEmpty)
            Records++;
        var only = here.Select(Name).Except(there.Select(Name)).ToArray();
        foreach (var name in only)
            _faults[name] = _faults.GetValueOrDefault(name) + 1;
        return only.Length > 0;
    }

    private static (string Rule, string Path) Name(Fault fault) => (fault.Rule ?? "record", Indexes().Replace(fault.Path ?? "", "/*"));

    [GeneratedRegex("/[0-9]+(?=/|$)")]
    private static partial Regex Indexes();
}
