using System.CommandLine;

namespace Connectors.Tool;

/// <summary>The options that say who decides, and why.</summary>
internal sealed class WhoAndWhyOptions(bool isReasonRequired)
{
    private readonly Option<string?> _reason = new("--reason")
    {
        Description = "Why; goes into the letter and the audit.", Required = isReasonRequired,
    };
    private readonly Option<string> _actor = new("--actor")
    {
        Description = "Who; default the user of this machine.", DefaultValueFactory = _ => Environment.UserName,
    };

    public void On(Command command)
    {
        command.Options.Add(_reason);
        command.Options.Add(_actor);
    }

    public WhoAndWhy Of(ParseResult parsed) => new(parsed.GetValue(_actor)!, parsed.GetValue(_reason) ?? "");
}
