using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>Explains fields of records: source, raw value, rule, transforms, layer and version, or why there is no value. Pure and thread-safe like
/// the mapping; for people and support, not for each record of a flow.</summary>
public static class MappingExplanations
{
    /// <summary>Where a canonical field of a read record comes from.</summary>
    /// <param name="mapping">The mapping that reads it.</param>
    /// <param name="source">The vendor's record.</param>
    /// <param name="related">What travelled along.</param>
    /// <param name="connection">Name of the connection.</param>
    /// <param name="targetPath">JSON Pointer in the canonical record, such as <c>/duration</c> or <c>/lines/0/amount</c>.</param>
    public static MappingExplanation Explain(
        this CompiledMapping mapping, VendorRecord source, RelatedRecords related, string connection, string targetPath)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(source);
        var plan = mapping.ForwardPlan;
        var found = new Explainer(mapping, plan).Explain(plan.Begin(source, mapping.ReadSystem, connection, related), source.Raw, targetPath);
        return source.Faults.IsDefaultOrEmpty ? found : Absence.Of(found, source.Faults[0]);
    }

    /// <summary>Where a field of a derived record comes from.</summary>
    /// <param name="mapping">The derivation.</param>
    /// <param name="source">The record that the derivation starts from.</param>
    /// <param name="related">The records by name.</param>
    /// <param name="targetPath">JSON Pointer in the derived record.</param>
    public static MappingExplanation Explain(
        this CompiledMapping mapping, CanonicalRecord source, IReadOnlyDictionary<string, CanonicalRecord> related, string targetPath)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(source);
        var plan = mapping.ForwardPlan;
        return new Explainer(mapping, plan).Explain(plan.Begin(mapping.DeriveInput(source, related)), source.Json, targetPath);
    }

    /// <summary>Where a field of a written body comes from.</summary>
    /// <param name="mapping">The mapping that writes it.</param>
    /// <param name="source">The record to write.</param>
    /// <param name="references">The vendor's keys for the references inside.</param>
    /// <param name="targetPath">JSON Pointer in the vendor's body.</param>
    /// <exception cref="InvalidOperationException">The mapping writes nothing.</exception>
    public static MappingExplanation Explain(this CompiledMapping mapping, CanonicalRecord source, ReferenceTable references, string targetPath)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(source);
        var plan = mapping.BackwardPlan ?? throw new InvalidOperationException($"The mapping \"{mapping.Name}\" writes nothing.");
        return new Explainer(mapping, plan).Explain(plan.Begin(mapping.WriteInput(source, references)), source.Json, targetPath);
    }

    /// <summary>Where every field of a read record comes from, and why the others are empty: the fields that the mapping fills, element by element
    /// of a list (the first hundred of each), then the slots that it only writes, then the members of the contract without a rule.</summary>
    /// <param name="mapping">The mapping that reads it.</param>
    /// <param name="source">The vendor's record.</param>
    /// <param name="related">What travelled along.</param>
    /// <param name="connection">Name of the connection.</param>
    public static IEnumerable<MappingExplanation> ExplainAll(
        this CompiledMapping mapping, VendorRecord source, RelatedRecords related, string connection)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(source);
        var plan = mapping.ForwardPlan;
        return new Explainer(mapping, plan).Pointers(plan.Begin(source, mapping.ReadSystem, connection, related), source.Raw)
            .Select(pointer => mapping.Explain(source, related, connection, pointer));
    }

    /// <summary>The same for a derived record.</summary>
    /// <param name="mapping">The derivation.</param>
    /// <param name="source">The record that the derivation starts from.</param>
    /// <param name="related">The records by name.</param>
    public static IEnumerable<MappingExplanation> ExplainAll(
        this CompiledMapping mapping, CanonicalRecord source, IReadOnlyDictionary<string, CanonicalRecord> related)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(source);
        var plan = mapping.ForwardPlan;
        return new Explainer(mapping, plan).Pointers(plan.Begin(mapping.DeriveInput(source, related)), source.Json)
            .Select(pointer => mapping.Explain(source, related, pointer));
    }
}
