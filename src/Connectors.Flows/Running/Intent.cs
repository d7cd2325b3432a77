using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Flows;

/// <summary>What a step is about to write: committed before it is sent, so that a kill at any moment leaves a trace to follow.</summary>
/// <param name="RunId">Whose.</param>
/// <param name="Step">Which step.</param>
/// <param name="Connection">Where it is written.</param>
/// <param name="Verb">How.</param>
/// <param name="Object">The vendor's resource.</param>
/// <param name="Key">Our key in the vendor's record.</param>
/// <param name="Entity">The contract.</param>
/// <param name="CanonicalId">Our id of what is written.</param>
/// <param name="BodyHash">Hash of the body.</param>
/// <param name="Body">The vendor's fields.</param>
/// <param name="State">How far it has come.</param>
public sealed record Intent(
    Guid RunId, string Step, string Connection, WriteVerb Verb, string Object, ExternalKey Key, string Entity, Guid CanonicalId, string BodyHash,
    JsonElement Body, IntentState State)
{
    /// <summary>The vendor's id of the record that is changed; null when it is made, or found by our key.</summary>
    public string? TargetId { get; init; }

    /// <summary>The vendor's id of the record that was written; null until it is confirmed. Of a refused repeat, what an earlier try may have
    /// left.</summary>
    public string? RecordId { get; init; }

    /// <summary>Whether the record was there before the run; null where nobody asked, since its step is not undone by deleting.</summary>
    public bool? WasThere { get; init; }

    /// <summary>The mappings that its whole run goes by from its first intent on, as name and version; empty where the run has one step, and in
    /// intents of older packages.</summary>
    public ImmutableArray<string> RunMappings { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The mappings that made the body, as name and version with the hash of its layers.</summary>
    public ImmutableArray<string> Mappings { get => field.IsDefault ? [] : field; init; } = [];
}
