using System.CommandLine;

namespace Connectors.Tool;

/// <summary>The options that say where a host keeps its state; the same for each command that looks there.</summary>
internal sealed class StoreOptions
{
    /// <summary>The variable that names the database, so that no password stands on a command line.</summary>
    public const string Variable = "CONNECTORS_POSTGRESQL";

    private readonly Option<string?> _state = new("--state")
    {
        Description = "The SQLite file of a host, which must not run where something is decided.",
    };
    private readonly Option<string?> _database = new("--postgresql")
    {
        Description = $"Connection string of the PostgreSQL database of a host; better by the variable {Variable}.",
    };
    private readonly Option<string?> _schema = new("--schema") { Description = "Schema of the PostgreSQL database; default connectors." };
    private readonly Option<string> _tenant = new("--tenant") { Description = "Whose state.", Required = true };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON document in place of text." };

    /// <summary>Adds the options to a command and runs it over the store that they name.</summary>
    public Command On(Command command, Func<ParseResult, StateHouse, CancellationToken, Task<int>> run)
    {
        command.Options.Add(_state);
        command.Options.Add(_database);
        command.Options.Add(_schema);
        command.Options.Add(_tenant);
        command.Options.Add(_json);
        command.SetAction((parsed, ct) => StateHouse.UseAsync(
            new(parsed.GetValue(_state), parsed.GetValue(_database) ?? Environment.GetEnvironmentVariable(Variable), parsed.GetValue(_schema),
                parsed.GetValue(_tenant)!, parsed.GetValue(_json)),
            house => run(parsed, house, ct)));
        return command;
    }
}
