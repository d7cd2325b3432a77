using System.CommandLine;
using Connectors.Flows;

namespace Connectors.Tool;

/// <summary>The options that choose letters.</summary>
internal sealed class LetterOptions
{
    private readonly Option<string?> _flow = new("--flow") { Description = "Letters of this flow." };
    private readonly Option<string?> _cause = new("--cause") { Description = "Letters of this cause, as list shows it." };
    private readonly Option<string?> _owner = new("--owner") { Description = "Letters that this role owns." };
    private readonly Option<string?> _record = new("--record") { Description = "Letters of this record: the vendor's id." };

    public void On(Command command)
    {
        command.Options.Add(_flow);
        command.Options.Add(_cause);
        command.Options.Add(_owner);
        command.Options.Add(_record);
    }

    public LetterFilter Filter(ParseResult parsed) => new()
    {
        Flow = parsed.GetValue(_flow),
        Cause = parsed.GetValue(_cause),
        Owner = parsed.GetValue(_owner),
        Record = parsed.GetValue(_record),
    };
}
