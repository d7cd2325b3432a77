using System.CommandLine;

namespace Connectors.Tool;

/// <summary><c>connectors mapping</c>: what is done with mapping documents themselves.</summary>
internal static class MappingCommand
{
    public static Command Create() => new("mapping", "Works on mapping documents and overlays.")
    {
        CheckCommand.Create(),
        DiffCommand.Create(),
        SuggestCommand.Create(),
    };
}
