namespace Connectors.Tool;

/// <summary>Which differences the exit code tells; the report tells all.</summary>
internal enum FailOn
{
    /// <summary>Every difference.</summary>
    Any = 0,

    /// <summary>Whatever was lost.</summary>
    Loss,

    /// <summary>Records that are refused and were not.</summary>
    Refusals,

    /// <summary>Sums of money.</summary>
    Money,
}
