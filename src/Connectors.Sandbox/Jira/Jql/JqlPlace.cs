using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A place in the results of a query, as an opaque token: good for that query only, and for seven days.</summary>
internal static class JqlPlace
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static string Write(string jql, JqlKey[] after, DateTimeOffset now)
    {
        var place = new JsonObject
        {
            ["q"] = Hash(jql), ["t"] = now.ToUnixTimeSeconds(), ["a"] = new JsonArray([.. after.Select(key => (JsonNode)key.ToJson())]),
        };
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place.ToJsonString()));
    }

    public static JqlKey[] Read(string token, string jql, DateTimeOffset now)
    {
        try
        {
            var place = JsonNode.Parse(Base64Url.DecodeFromChars(token))!;
            return place["q"]!.GetValue<string>() == Hash(jql) && now.ToUnixTimeSeconds() - place["t"]!.GetValue<long>() <= Lifetime.TotalSeconds
                ? [.. place["a"]!.AsArray().Select(key => JqlKey.FromJson(key!))]
                : throw JiraErrors.NextPage();
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or NullReferenceException or InvalidOperationException)
        {
            throw JiraErrors.NextPage();
        }
    }

    private static string Hash(string jql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(jql)).AsSpan(0, 6));
}
