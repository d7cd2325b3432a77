using Connectors.Contracts;
using Connectors.Faults;
using NJsonSchema;

namespace Connectors.Validation;

/// <summary>Canonical records against the schemas that <see cref="EntitySchemas"/> publishes.</summary>
internal sealed class SchemaRecordValidator : IRecordValidator
{
    private readonly FrozenDictionary<string, Lazy<JsonSchema>> _schemas = EntityCatalog.All.ToFrozenDictionary(
        entity => entity.Name, entity => new Lazy<JsonSchema>(() => SchemaText.Load(EntitySchemas.Export(entity.Name))), StringComparer.Ordinal);

    public ImmutableArray<Fault> Validate(CanonicalRecord record)
    {
        if (record.State == RecordState.Deleted || EntityCatalog.Find(record.Entity) is not { } contract)
            return [];
        if (record.Schema.Split('.')[0] != contract.Schema.Split('.')[0])
        {
            return [new(FaultKind.Unsupported,
                $"The record has version {record.Schema} of {contract.Name}; {contract.Schema} is checked here. Cast it first.") { Rule = "schema" }];
        }

        if (SchemaText.Read(record.Json) is not { } json)
        {
            return [new(FaultKind.SourceInvalid, "The record is no JSON of at most 64 levels. Make it anew.") { Rule = "json", Path = "" }];
        }

        var found = new SchemaFaults($"The contract {contract.Name}", FaultKind.SourceInvalid);
        found.Add(_schemas[contract.Name].Value.Validate(json));
        return found.All;
    }
}
