namespace Connectors.Crash.Worker;

/// <summary>What the command line said.</summary>
/// <param name="State"><c>sqlite:FILE</c> or <c>postgresql:CONNECTION</c>.</param>
/// <param name="Sandbox">Control address of the sandbox.</param>
/// <param name="KeyFile">What signs in at NetSuite.</param>
/// <param name="Flow">Which flow is executed for all tenants.</param>
/// <param name="Kill">Where this process ends itself; null for nowhere.</param>
/// <param name="Without">Which protection is switched off: <c>journal</c>, <c>checkpoint</c> or nothing.</param>
internal sealed record WorkerOptions(string State, Uri Sandbox, string KeyFile, string Flow, KillPoint? Kill, string? Without)
{
    public static WorkerOptions Parse(string[] args)
    {
        var named = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new(
            named["--state"], new(named["--sandbox"]), named["--key"], named["--flow"],
            named.TryGetValue("--kill", out var kill) ? KillPoint.Parse(kill) : null, named.GetValueOrDefault("--without"));
    }
}
