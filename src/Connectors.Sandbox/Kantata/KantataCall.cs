using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>A request after authentication. <see cref="Segments"/> is the path below <c>/api/v1</c>.</summary>
internal sealed record KantataCall(SandboxAccount Account, string Method, string[] Segments, IQueryCollection Query, JsonObject? Body)
{
    public RecordStore Store => Account.Store;

    /// <summary>A query parameter, null when absent or empty.</summary>
    public string? Value(string name) => Query.TryGetValue(name, out var values) && values.Count > 0 && values[0] is { Length: > 0 } value
        ? value : null;

    /// <summary>Whether a parameter is there, whatever its value: some of the vendor's flags work like this.</summary>
    public bool Has(string name) => Query.ContainsKey(name);

    public bool IsTrue(string name) => Value(name) is "true" or "1";

    public string[] List(string name) => Value(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Now, as the vendor writes stamps: the account's offset, whole seconds.</summary>
    public static string Stamp(SandboxAccount account, DateTimeOffset at) =>
        at.ToOffset(OffsetOf(account)).ToString("yyyy-MM-ddTHH:mm:sszzz");

    private static TimeSpan OffsetOf(SandboxAccount account) =>
        TimeSpan.Parse(account.Options.Settings.TryGetValue("offset", out var offset) ? offset.TrimStart('+') : "-08:00");
}
