namespace Connectors.Tool;

/// <summary>Exit codes, part of the tool's contract.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>Some records were refused.</summary>
    public const int SomeRefused = 1;

    /// <summary>Some letters were not released.</summary>
    public const int SomeLeft = 1;

    /// <summary>Two mappings differ, and nothing is lost by it.</summary>
    public const int Differs = 1;

    /// <summary>Two mappings differ, and something is lost by it.</summary>
    public const int Lost = 3;

    /// <summary>A recording cannot be replayed.</summary>
    public const int CannotBeReplayed = 3;

    /// <summary>The question was wrong: options, files, documents.</summary>
    public const int WrongUsage = 2;
}
