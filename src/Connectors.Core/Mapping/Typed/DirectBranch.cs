namespace Connectors.Mapping;

/// <summary>One of several rules for a member, by its short way.</summary>
internal readonly struct DirectBranch<TValue>(Rule? rule)
{
    private readonly Direct<TValue>? _direct = rule is null ? null : DirectValues.For<TValue>(rule);
    private readonly bool _isOptional = rule?.IsOptional ?? true;

    /// <summary>The value; a branch that must have one and has none is unusual.</summary>
    public Reading Take(Scope scope, out TValue value)
    {
        value = default!;
        if (_direct is null)
            return Reading.Unusual;
        var reading = _direct(scope, out value);
        return reading == Reading.Absent && !_isOptional ? Reading.Unusual : reading;
    }
}
