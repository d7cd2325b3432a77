using System.CommandLine;

namespace Connectors.Tool;

/// <summary><c>connectors recordings</c>: what is done with recorded executions of flows.</summary>
internal static class RecordingsCommand
{
    public static Command Create() => new("recordings", "Works on recorded executions of flows.")
    {
        RecordingsCheckCommand.Create(),
    };
}
