using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>Public vendor data that stands beside the repository on some machines; tests that need it are skipped where it is absent.</summary>
internal static class SalesforceVendorData
{
    public static JsonNode Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "salesforce", name);
            if (File.Exists(path))
                return JsonNode.Parse(File.ReadAllText(path))!;
        }

        Assert.Ignore($"The vendor data file salesforce/{name} is not on this machine.");
        throw new InvalidOperationException();
    }
}
