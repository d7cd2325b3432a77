namespace Connectors.Mapping;

/// <summary>Functions of the host that documents may name in the rule <c>custom</c>. Filled at start-up, read-only afterwards; the functions must be
/// pure and thread-safe.</summary>
/// <remarks>Values pass as JSON text (<c>"\"abc\""</c>, <c>12.5</c>, <c>{"a":1}</c>); null stands for an absent value. A function that throws makes a
/// fault of its record.</remarks>
public sealed class MappingFunctions
{
    private readonly Dictionary<string, Func<IReadOnlyList<string?>, string?>> _forward = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<string?, IReadOnlyList<string?>>> _back = new(StringComparer.Ordinal);

    /// <summary>No functions. A new object each time, so that nobody fills another one's.</summary>
    public static MappingFunctions None => new();

    /// <summary>Names of all functions.</summary>
    public IReadOnlyCollection<string> Names => _forward.Keys;

    /// <summary>Adds a function.</summary>
    /// <param name="name">Name in documents.</param>
    /// <param name="forward">Canonical value from the values at the paths of the rule, in their order.</param>
    /// <param name="back">Values for the paths from the canonical value; null when the function cannot be turned round, then its fields are only
    /// read.</param>
    /// <returns>This object, to go on.</returns>
    /// <exception cref="ArgumentException">The name is taken or empty.</exception>
    public MappingFunctions Add(string name, Func<IReadOnlyList<string?>, string?> forward, Func<string?, IReadOnlyList<string?>>? back = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(forward);
        if (!_forward.TryAdd(name, forward))
            throw new ArgumentException($"There is already a mapping function \"{name}\".", nameof(name));
        if (back is not null)
            _back[name] = back;
        return this;
    }

    internal Func<IReadOnlyList<string?>, string?>? Forward(string name) => _forward.GetValueOrDefault(name);

    internal Func<string?, IReadOnlyList<string?>>? Back(string name) => _back.GetValueOrDefault(name);
}
