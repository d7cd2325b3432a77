namespace Connectors.Sandbox;

/// <summary>Which path does what.</summary>
internal static class KantataRoutes
{
    private static readonly string[] Written =
        ["workspace_groups", "workspaces", "stories", "time_entries", "expenses", "invoices", "external_payments", "external_references",
            "custom_field_values"];

    public static IReadOnlyList<SandboxRoute> All { get; } =
    [
        new("POST", "/oauth/token"),
        new("GET", "/users/me"),
        .. KantataCollections.All.Keys.SelectMany(name => new SandboxRoute[] { new("GET", $"/{name}"), new("GET", $"/{name}/{{id}}") }),
        .. Written.SelectMany(name =>
            new SandboxRoute[] { new("POST", $"/{name}"), new("PUT", $"/{name}/{{id}}"), new("DELETE", $"/{name}/{{id}}") }),
        new("PUT", "/invoices/{id}/cancel"),
        new("POST", "/external_references/create_or_update"),
        new("POST", "/account_invitations"),
        new("PUT", "/account_memberships/{id}"),
        new("PUT", "/account_memberships/{id}/disable"),
    ];

    public static KantataReply Dispatch(KantataCall call) => call.Segments.Length > 0
        && KantataCollections.All.TryGetValue(call.Segments[0], out var collection)
        ? Resource(call, collection)
        : KantataErrors.NotFound();

    private static KantataReply Resource(KantataCall call, KantataCollection collection) => (call.Method, call.Segments) switch
    {
        ("GET", [_]) => KantataIndex.List(call, collection),
        ("GET", ["users", "me"]) => KantataIndex.Show(call, collection, call.Store.All("users").FirstOrDefault()?.Id ?? ""),
        ("GET", [_, var id]) => KantataIndex.Show(call, collection, id),
        ("POST", ["external_references"] or ["external_references", "create_or_update"]) => KantataReferences.CreateOrUpdate(call),
        ("POST", ["account_invitations"]) => KantataInvitations.Create(call),
        ("PUT", ["account_memberships", var id]) => KantataWrites.Update(call, collection, id),
        ("PUT", ["account_memberships", var id, "disable"]) => KantataMemberships.Disable(call, id),
        ("POST", [_]) when Written.Contains(collection.Name) => KantataWrites.Create(call, collection),
        ("PUT", ["invoices", var id, "cancel"]) => KantataInvoices.Cancel(call, id),
        ("PUT", [_, var id]) when Written.Contains(collection.Name) => KantataWrites.Update(call, collection, id),
        ("DELETE", [_, var id]) when Written.Contains(collection.Name) => KantataWrites.Delete(call, collection, id),
        _ => KantataErrors.NotFound(),
    };
}
