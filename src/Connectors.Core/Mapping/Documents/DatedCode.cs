namespace Connectors.Mapping;

/// <summary>A code for a time.</summary>
/// <param name="Code">The canonical code.</param>
/// <param name="From">First day, included; the first of all days when it always held.</param>
/// <param name="Until">Last day, included; the last of all days when it has no end.</param>
internal readonly record struct DatedCode(string Code, DateOnly From, DateOnly Until)
{
    public static DatedCode Always(string code) => new(code, DateOnly.MinValue, DateOnly.MaxValue);

    public bool Holds(DateOnly day) => day >= From && day <= Until;
}
