using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Contracts;

/// <summary>The generated JSON metadata of all contracts, and the one set of options that they are read and written with.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(DecimalConverter), typeof(InstantConverter), typeof(ExtensionsConverter)])]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(Worker))]
[JsonSerializable(typeof(Resource))]
[JsonSerializable(typeof(Opportunity))]
[JsonSerializable(typeof(Contract))]
[JsonSerializable(typeof(Project))]
[JsonSerializable(typeof(WorkItem))]
[JsonSerializable(typeof(TimeEntry))]
[JsonSerializable(typeof(ExpenseItem))]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(Payment))]
[JsonSerializable(typeof(ExtensionValue))]
[JsonSerializable(typeof(ImmutableArray<CodedText>))]
[JsonSerializable(typeof(Ref<AnyEntity>))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(long))]
internal sealed partial class ContractJson : JsonSerializerContext
{
    /// <summary>The options; read-only.</summary>
    public static JsonSerializerOptions Canonical { get; } = ContractOptions.Create();

    /// <summary>The metadata of a type.</summary>
    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Canonical.GetTypeInfo(typeof(T));
}
