namespace Connectors.State;

/// <summary>How urgent work is.</summary>
public enum WorkClass
{
    /// <summary>Nobody waits for it: first loads, polls, what they cause.</summary>
    Bulk = 0,
    /// <summary>Somebody waits for it: a webhook, a command of a person.</summary>
    Interactive,
}
