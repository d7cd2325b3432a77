using System.CommandLine;
using Connectors.Tool;

var root = new RootCommand("Connectors: maps vendor pages, explains fields, starts the sandbox, shows and repairs what flows left.")
{
    MapCommand.Create(),
    ExplainCommand.Create(),
    MappingCommand.Create(),
    RecordingsCommand.Create(),
    SandboxCommand.Create(),
    DeadLettersCommand.Create(),
    ReplayCommand.Create(),
    RunsCommand.Create(),
    StatusCommand.Create(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    await Console.Error.WriteLineAsync("Use --help to see what can be asked.");
    return ExitCodes.WrongUsage;
}

return await parsed.InvokeAsync();
