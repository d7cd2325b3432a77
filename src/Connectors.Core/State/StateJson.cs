using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.State;

/// <summary>The JSON of the typed views over state.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UseStringEnumConverter = true)]
[JsonSerializable(typeof(Checkpoint))]
[JsonSerializable(typeof(CrossReference))]
[JsonSerializable(typeof(Identity))]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class StateJson : JsonSerializerContext;
