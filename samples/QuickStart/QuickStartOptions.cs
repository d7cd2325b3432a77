namespace QuickStart;

/// <summary>What the command line said.</summary>
internal sealed record QuickStartOptions(FileInfo State, int Seed, int Deals, int TimeEntries, bool Json, Uri? Sandbox)
{
    /// <summary>The sandbox's contents: apart from our state, so that a second run meets the same vendor accounts.</summary>
    public string SandboxContents => Path.ChangeExtension(State.FullName, null) + ".sandbox";
}
