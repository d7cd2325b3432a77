using System.Text.RegularExpressions;
using Connectors.Adapters;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>The projects that a connection is bound to by its setting <c>projects</c>; none means all.</summary>
internal static partial class BoundProjects
{
    public const string Setting = "projects";

    /// <summary>Keys in upper case.</summary>
    /// <exception cref="ConnectorException">The setting holds something that is no key.</exception>
    public static ImmutableArray<string> Of(Connection connection)
    {
        var keys = connection.Settings.Values.GetValueOrDefault(Setting, "")
            .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return keys.All(key => Key().IsMatch(key))
            ? [.. keys.Select(key => key.ToUpperInvariant()).Distinct(StringComparer.Ordinal)]
            : throw new ConnectorException(new(
                FaultKind.Configuration,
                $"Connection '{connection.Settings.Name}': {Setting} must be project keys, separated by commas, such as 'ACME,OPS'.")
                { Rule = Setting });
    }

    /// <summary>Whether a record of a project may pass. A record that does not say its project passes only an unbound connection.</summary>
    public static bool Admit(ImmutableArray<string> projects, string? key) =>
        projects.IsEmpty || (key is not null && projects.Contains(key, StringComparer.OrdinalIgnoreCase));

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,79}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
