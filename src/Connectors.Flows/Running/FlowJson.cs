using System.Text.Json.Serialization;

namespace Connectors.Flows;

/// <summary>The JSON of what flows store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UseStringEnumConverter = true,
    MaxDepth = 64)]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(Intent))]
[JsonSerializable(typeof(KeptMapping))]
[JsonSerializable(typeof(LateWrite))]
[JsonSerializable(typeof(SentRecord))]
[JsonSerializable(typeof(SeenRecord))]
[JsonSerializable(typeof(InboxRecord))]
[JsonSerializable(typeof(ClaimRecord))]
[JsonSerializable(typeof(Approval))]
[JsonSerializable(typeof(RereadRequest))]
internal sealed partial class FlowJson : JsonSerializerContext;
