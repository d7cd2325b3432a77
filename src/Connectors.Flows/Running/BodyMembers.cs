using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Mapping;

namespace Connectors.Flows;

/// <summary>What a body says, member by member: a hash for each, by its path. Vendors put members into objects, so these are walked; lists are
/// one member.</summary>
internal static class BodyMembers
{
    public static ImmutableDictionary<string, string> Of(JsonElement body)
    {
        var members = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add(members, "", body);
        return members.ToImmutable();
    }

    /// <summary>A record as it would be written to where it is; null when it cannot be put into that form.</summary>
    public static ImmutableDictionary<string, string>? Of(Connection connection, CanonicalRecord record)
    {
        var mapping = connection.Tenant.Mappings.Outbound(record.Entity, connection.Settings.System);
        var own = record.References.Select(reference => reference.Key).Distinct().ToDictionary(key => key);
        var body = mapping.Write(record, new ReferenceTable(own));
        if (!body.IsSuccess)
        {
            return null;
        }

        using var document = JsonDocument.Parse(body.Value);
        return Of(document.RootElement);
    }

    /// <summary>Whether members say all that a body says.</summary>
    public static bool AreIn(ImmutableDictionary<string, string> present, JsonElement body) =>
        Of(body).All(member => present.TryGetValue(member.Key, out var hash) && hash == member.Value);

    private static void Add(ImmutableDictionary<string, string>.Builder members, string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            members[path] = BodyHash.Of(JsonSerializer.SerializeToUtf8Bytes(value));
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            Add(members, path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value);
        }
    }
}
