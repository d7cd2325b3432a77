using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>A canonical record that the host made itself: the way to write what no vendor sent. Pure, thread-safe.</summary>
public static class AuthoredRecord
{
    /// <summary>The record of a typed contract, as a mapping would have made it.</summary>
    /// <param name="entity">The content. References by vendor key are listed in <see cref="CanonicalRecord.References"/>; those that hold our id
    /// only, and those inside <c>ext</c>, are not, so they cannot be written.</param>
    /// <param name="id">The host's own key of the record, the same each time it is written; not empty.</param>
    /// <typeparam name="T">The contract.</typeparam>
    /// <exception cref="ArgumentException">The key is blank.</exception>
    public static CanonicalRecord Of<T>(T entity, string id)
        where T : class, IEntity
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        var json = CanonicalJson.ToJson(entity);
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
        return new()
        {
            Entity = T.Name,
            Schema = T.Schema,
            Source = new(CanonicalCollection.System, "", T.Name, id, null, null),
            State = RecordState.Live,
            Json = json,
            ContentHash = Hash(json),
            Trace = new("authored", "1", CanonicalCollection.System),
            References = [.. References(document.RootElement, EntityCatalog.Find(T.Name)!.Members, "")],
        };
    }

    private static IEnumerable<CanonicalReference> References(JsonElement at, ImmutableArray<EntityMember> members, string pointer) =>
        from member in members
        where member.ValueKind is MemberKind.Ref or MemberKind.Object && at.TryGetProperty(member.Name, out _)
        let value = at.GetProperty(member.Name)
        let place = $"{pointer}/{member.Name}"
        from reference in member.Kind == MemberKind.List
            ? value.EnumerateArray().SelectMany((item, index) => Inside(item, member, $"{place}/{index}"))
            : Inside(value, member, place)
        select reference;

    private static IEnumerable<CanonicalReference> Inside(JsonElement value, EntityMember member, string pointer) =>
        member.ValueKind == MemberKind.Object ? References(value, member.Members, pointer)
        : value.TryGetProperty("key", out var key) ? [new(pointer, member.Entities[0], key.Deserialize<VendorReference>()!, IdOf(value))]
        : [];

    private static CanonicalId? IdOf(JsonElement reference) =>
        reference.TryGetProperty("id", out var id) ? CanonicalId.Parse(id.GetString()!) : null;

    /// <summary>Without what a content hash leaves out: who changed the record when, names and ids of references.</summary>
    private static string Hash(byte[] json)
    {
        var record = JsonNode.Parse(json)!.AsObject();
        record.Remove("modifiedAt");
        record.Remove("modifiedBy");
        Strip(record);
        return ContentHash.Of(Encoding.UTF8.GetBytes(record.ToJsonString()));
    }

    /// <summary>Takes out of references what a record may learn later: ids, names, whether they are resolved.</summary>
    internal static void Strip(JsonNode? node)
    {
        if (node is JsonObject reference && reference["key"] is JsonObject)
        {
            foreach (var name in (string[])["id", "display", "state"])
                reference.Remove(name);
        }

        var inner = node switch { JsonObject members => members.Select(member => member.Value), JsonArray items => items, _ => [] };
        foreach (var child in inner)
            Strip(child);
    }
}
