namespace Connectors.Sandbox;

/// <summary>The faults of an account, counted deterministically. Thread-safe.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<(FaultRule Rule, Counter Seen)> _rules = [];
    private Random? _random;
    private double _rate;
    private IReadOnlyList<FaultAction> _actions = [];

    /// <summary>Adds a rule; earlier rules win, and a request that one hits is not counted by later ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="FaultRule.Skip"/> is negative or <see cref="FaultRule.Times"/> is not
    /// positive.</exception>
    public void Add(FaultRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rule.Skip, nameof(rule));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rule.Times, nameof(rule));
        lock (_gate)
        {
            _rules.Add((rule, new()));
        }
    }

    /// <summary>Hits requests that no rule hits at random, repeatable by seed. Replaces what was set before.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="rate">Share of requests that are hit, 0 to 1.</param>
    /// <param name="actions">One of these each time, at least one.</param>
    /// <exception cref="ArgumentException">The rate is outside 0 to 1, or there is no action.</exception>
    public void AddRandom(int seed, double rate, params FaultAction[] actions)
    {
        if (rate is not (>= 0 and <= 1) || actions.Length == 0)
        {
            throw new ArgumentException($"A rate from 0 to 1 and at least one action are needed; the rate is {rate}, actions are {actions.Length}.",
                nameof(actions));
        }

        lock (_gate)
        {
            (_random, _rate, _actions) = (new Random(seed), rate, actions);
        }
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
            (_random, _actions) = (null, []);
        }
    }

    internal FaultAction? Next(string method, string path)
    {
        lock (_gate)
        {
            foreach (var (rule, seen) in _rules)
            {
                var matches = (rule.Method is null || string.Equals(rule.Method, method, StringComparison.OrdinalIgnoreCase))
                    && (rule.PathContains is null || path.Contains(rule.PathContains, StringComparison.Ordinal));
                if (matches && ++seen.Value > rule.Skip && seen.Value - rule.Skip <= rule.Times)
                {
                    return rule.Action;
                }
            }

            return _random is not null && _random.NextDouble() < _rate ? _actions[_random.Next(_actions.Count)] : null;
        }
    }

    private sealed class Counter
    {
        public long Value { get; set; }
    }
}
