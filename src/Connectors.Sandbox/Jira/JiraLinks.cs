namespace Connectors.Sandbox;

/// <summary>Addresses in answers: they use the host through which the call came.</summary>
/// <param name="Address">Scheme and host, and the gateway's path where it was used; without a slash at the end.</param>
/// <param name="Version">Version of the REST interface.</param>
internal readonly record struct JiraLinks(string Address, int Version)
{
    public string Rest => $"{Address}/rest/api/{Version}";

    public bool IsWiki => Version == 2;

    public System.Text.Json.Nodes.JsonObject Avatars(string path) => new()
    {
        ["48x48"] = $"{Address}{path}?size=48", ["24x24"] = $"{Address}{path}?size=24", ["16x16"] = $"{Address}{path}?size=16",
        ["32x32"] = $"{Address}{path}?size=32",
    };
}
