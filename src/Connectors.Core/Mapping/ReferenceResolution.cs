using System.Text;
using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Puts our ids into the references of canonical records.</summary>
public static class ReferenceResolution
{
    /// <summary>The record with the ids of its references. The content hash stays: what a vendor sent did not change by our knowing more.</summary>
    /// <param name="record">A record; it is not changed.</param>
    /// <param name="ids">Our id by vendor key; references that are not in here stay as they are.</param>
    public static CanonicalRecord WithResolved(this CanonicalRecord record, IReadOnlyDictionary<VendorReference, CanonicalId> ids)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(ids);
        var found = record.References.Where(reference => ids.ContainsKey(reference.Key))
            .ToDictionary(reference => reference.Path, reference => ids[reference.Key], StringComparer.Ordinal);
        if (found.Count == 0 || new ReferencePlaces(found.Keys).Find(record.Json) is not { } places)
            return record;
        return record with
        {
            Json = Insert(record.Json.Span,
                [.. places.Where(place => place.Whole.Kind == JsonTokenType.StartObject).OrderBy(place => place.Whole.Start)], found),
            References =
            [
                .. record.References.Select(reference => found.TryGetValue(reference.Path, out var id) ? reference with { Id = id } : reference),
            ],
        };
    }

    private static byte[] Insert(ReadOnlySpan<byte> json, List<ReferencePlaces.Place> places, Dictionary<string, CanonicalId> ids)
    {
        using var buffer = new PooledBuffer();
        var at = 0;
        foreach (var place in places)
        {
            var id = Encoding.UTF8.GetBytes($"\"{ids[place.Path]}\"");
            if (place.Id.Length == 0)
            {
                at = Copy(buffer, json, at, place.Whole.Start + 1, 0);
                Append(buffer, "\"id\":"u8);
                Append(buffer, id);
                Append(buffer, ","u8);
            }
            // An id that is there stands where we put it: before the state.
            else
            {
                at = Copy(buffer, json, at, place.Id.Start, place.Id.Length);
                Append(buffer, id);
            }
            if (place.State.Length == 0)
                continue;
            at = Copy(buffer, json, at, place.State.Start, place.State.Length);
            Append(buffer, "\"resolved\""u8);
        }
        Append(buffer, json[at..]);
        return buffer.Written.ToArray();
    }

    /// <summary>Copies up to a place and leaves out some bytes there.</summary>
    private static int Copy(PooledBuffer buffer, ReadOnlySpan<byte> json, int from, int to, int leaveOut)
    {
        Append(buffer, json[from..to]);
        return to + leaveOut;
    }

    private static void Append(PooledBuffer buffer, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.GetSpan(bytes.Length));
        buffer.Advance(bytes.Length);
    }
}
