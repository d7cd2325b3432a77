using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Limits;

/// <summary>The JSON of shared budgets.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RateAccount))]
[JsonSerializable(typeof(RefusalBoard))]
internal sealed partial class LimitsJson : JsonSerializerContext;
