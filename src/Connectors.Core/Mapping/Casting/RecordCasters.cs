using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>Casts records between major versions of their contracts, step by step. Two versions can so be served side by side. Immutable,
/// thread-safe.</summary>
public sealed class RecordCasters
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly FrozenDictionary<(string Entity, int From), IRecordCaster> _steps;

    /// <summary>Takes the casters of a host.</summary>
    /// <param name="casters">One for each contract and step.</param>
    /// <exception cref="ArgumentException">Two cast the same step.</exception>
    public RecordCasters(IEnumerable<IRecordCaster> casters)
    {
        var steps = new Dictionary<(string, int), IRecordCaster>();
        foreach (var caster in casters)
        {
            if (!steps.TryAdd((caster.Entity, caster.From), caster))
                throw new ArgumentException($"Two casters take {caster.Entity} from {caster.From} to {caster.From + 1}: keep one.", nameof(casters));
        }
        _steps = steps.ToFrozenDictionary();
    }

    /// <summary>The record in another version. Key, source, hash and trace stay: it is the same record in other words.</summary>
    /// <param name="record">The record.</param>
    /// <param name="schema">The wanted version, <c>major.minor</c>. Within a major version nothing is changed but the name of the version.</param>
    /// <returns>The record, or a fault of kind <see cref="FaultKind.Unsupported"/> that names the missing step.</returns>
    public Outcome<CanonicalRecord> Cast(CanonicalRecord record, string schema)
    {
        var (at, wanted) = (Major(record.Schema), Major(schema));
        if (at == wanted)
            return record with { Schema = schema };
        var data = JsonNode.Parse(record.Json.Span, documentOptions: new() { MaxDepth = 64 })!.AsObject();
        for (; at < wanted; at++)
        {
            if (!_steps.TryGetValue((record.Entity, at), out var caster))
                return Missing(record, at, at + 1);
            caster.Up(data);
        }
        for (; at > wanted; at--)
        {
            if (!_steps.TryGetValue((record.Entity, at - 1), out var caster))
                return Missing(record, at, at - 1);
            caster.Down(data);
        }
        var references = References(data, record.References);
        return record with { Schema = schema, Json = JsonSerializer.SerializeToUtf8Bytes(data, Plain), References = references };
    }

    private static Fault Missing(CanonicalRecord record, int from, int to) =>
        new(FaultKind.Unsupported,
            $"Nothing casts {record.Entity} from version {from} to {to}. Register an IRecordCaster for this step.") { Rule = "cast" };

    /// <summary>Where the references stand now: at their old place, or where their key went.</summary>
    private static ImmutableArray<CanonicalReference> References(JsonObject data, ImmutableArray<CanonicalReference> known) =>
        known.IsEmpty ? known : [.. Places(data, "").Select(place => Known(place.Pointer, place.Key, known)).OfType<CanonicalReference>()];

    private static CanonicalReference? Known(string pointer, VendorReference key, ImmutableArray<CanonicalReference> known) =>
        (known.FirstOrDefault(reference => reference.Path == pointer
            && reference.Key == key) ?? known.FirstOrDefault(reference => reference.Key == key))
            is { } reference ? reference with { Path = pointer } : null;

    private static IEnumerable<(string Pointer, VendorReference Key)> Places(JsonNode? node, string pointer) => node switch
    {
        JsonObject reference when reference["key"] is JsonObject key
            && reference["state"] is not null => [(pointer, key.Deserialize<VendorReference>()!)],
        JsonObject members => members.SelectMany(member =>
            Places(member.Value,
                $"{pointer}/{member.Key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}")),
        JsonArray items => items.SelectMany((item, index) => Places(item, $"{pointer}/{index}")),
        _ => [],
    };

    private static int Major(string schema) => int.Parse(schema.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture);
}
