using Connectors.Faults;

namespace Connectors.Hosting;

/// <summary>Paths of partners and tenants, such as <c>/northstar/emea/acme</c>: each step is below the one before.</summary>
internal static class OwnerPath
{
    private const int MostSteps = 32;

    /// <summary>The steps of a path. A step that leaves its folder would reach the overlays of others.</summary>
    public static string[] Steps(string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (steps.Length > MostSteps)
        {
            throw new ConnectorException(new(FaultKind.Configuration,
                $"The path '{path}' has more than {MostSteps} steps: make the tree of partners flatter."));
        }

        return Array.Find(steps, step => step is "." or ".." || step.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0
            || step.Contains('\\')) is not { } wrong
            ? steps
            : throw new ConnectorException(new(
                FaultKind.Configuration, $"The tenant's path '{path}' has the step '{wrong}', which names no folder: correct the path."));
    }

    /// <summary>The path in its one spelling.</summary>
    public static string Of(string path) => Steps(path) is { Length: > 0 } steps ? "/" + string.Join('/', steps) : throw new ConnectorException(new(
        FaultKind.Configuration, $"'{path}' is no path of a partner or tenant: write one such as '/northstar/acme'."));

    /// <summary>All owners whose overlays hold for a path: the outermost partner first, the path itself last.</summary>
    public static IEnumerable<string> Owners(string path)
    {
        var owner = "";
        foreach (var step in Steps(path))
        {
            owner = $"{owner}/{step}";
            yield return owner;
        }
    }

    /// <summary>Whether a path is an owner's own, or below it.</summary>
    public static bool IsBelow(string path, string owner) => Owners(path).Contains(owner, StringComparer.Ordinal);
}
