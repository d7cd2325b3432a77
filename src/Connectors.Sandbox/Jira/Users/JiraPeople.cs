using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Accounts as answers show them. A hidden e-mail is left out.</summary>
internal readonly record struct JiraPeople(RecordStore Store, JiraLinks Links)
{
    /// <summary>As records name a person; null when nobody is named.</summary>
    public JsonObject? Details(JsonNode? accountId)
    {
        if (accountId is null || Store.Find(JiraUsers.Collection, accountId.GetValue<string>()) is not { } user)
        {
            return null;
        }

        var shown = new JsonObject { ["self"] = Self(user), ["accountId"] = user.Id };
        if (JiraUsers.ShowsEmail(user))
        {
            shown["emailAddress"] = user.Json["emailAddress"]!.DeepClone();
        }

        shown["avatarUrls"] = Avatars(user);
        foreach (var name in new[] { "displayName", "active", "timeZone", "accountType" })
        {
            shown[name] = user.Json[name]!.DeepClone();
        }

        return shown;
    }

    /// <summary>As the routes of users show an account.</summary>
    public JsonObject User(StoredRecord user, IReadOnlyCollection<string> expand)
    {
        var shown = new JsonObject { ["self"] = Self(user), ["accountId"] = user.Id, ["accountType"] = user.Json["accountType"]!.DeepClone() };
        if (JiraUsers.ShowsEmail(user))
        {
            shown["emailAddress"] = user.Json["emailAddress"]!.DeepClone();
        }

        shown["avatarUrls"] = Avatars(user);
        foreach (var name in new[] { "displayName", "active", "timeZone", "locale" })
        {
            shown[name] = user.Json[name]!.DeepClone();
        }

        foreach (var name in new[] { "groups", "applicationRoles" }.Where(expand.Contains))
        {
            shown[name] = new JsonObject { ["size"] = 0, ["items"] = new JsonArray() };
        }

        if (expand.Count > 0)
        {
            shown["expand"] = "groups,applicationRoles";
        }

        return shown;
    }

    private string Self(StoredRecord user) => $"{Links.Rest}/user?accountId={Uri.EscapeDataString(user.Id)}";

    private JsonObject Avatars(StoredRecord user) => Links.Avatars($"/avatars/{Uri.EscapeDataString(user.Id)}.png");
}
