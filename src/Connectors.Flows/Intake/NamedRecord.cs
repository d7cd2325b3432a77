using Connectors.Adapters;
using Connectors.Reading;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>A record that was read, and where in the store stands what a flow knows of it.</summary>
internal sealed class NamedRecord(FlowScope scope, Connection connection, ReadResult result)
{
    private readonly TenantId _tenant = scope.TenantId;

    public ReadResult Result => result;

    /// <summary>The record's name inside the flow.</summary>
    public string Key { get; } = RecordKeys.Of(scope, connection, result.Source);

    public StateKey Seen => new(_tenant, FlowSets.Seen, Key);

    public StateKey Claim => new(_tenant, FlowSets.Claim, Key);

    public StateKey Grave => Tombstones.KeyOf(_tenant, Key);

    /// <summary>The letter about its reading.</summary>
    public StateKey Letter => field.Key is null ? field = DeadLetters.KeyOf(_tenant, Key, DeadLetters.ReadStage) : field;

    /// <summary>What we last wrote to it.</summary>
    public StateKey Sent => field.Key is null ? field = SentRecords.KeyOf(connection, result.Source.Key) : field;
}
