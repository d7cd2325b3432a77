using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The projects of a site.</summary>
internal static class JiraProjects
{
    public const string Collection = "projects";
    private const long FirstId = 10_000;

    public static StoredRecord? Find(RecordStore store, string idOrKey) => store.Find(Collection, idOrKey)
        ?? store.All(Collection).FirstOrDefault(project => string.Equals(Key(project), idOrKey, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses with 404 what is not there, and everything where nobody is logged in.</summary>
    public static StoredRecord Get(JiraCall call, string idOrKey) =>
        (call.IsAnonymous ? null : Find(call.Store, idOrKey)) ?? throw JiraErrors.NoProject(idOrKey);

    public static string Key(StoredRecord project) => project.Json["key"]!.GetValue<string>();

    public static StoredRecord Add(JiraSite site, JsonObject members)
    {
        var id = site.Store.NextId(Collection, FirstId);
        var json = new JsonObject { ["id"] = id };
        foreach (var (name, value) in members)
        {
            json[name] = value?.DeepClone();
        }

        json["uuid"] = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"project:{site.Account.Name}:{id}")).AsSpan(0, 16)).ToString("D");
        site.Store.Save(Collection, id, json);
        return site.Store.Find(Collection, id)!;
    }

    /// <summary>The next key of an issue in a project.</summary>
    public static string NextKey(RecordStore store, StoredRecord project) => $"{Key(project)}-{store.NextId("keys:" + project.Id, 1)}";
}
