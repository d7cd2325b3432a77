using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>The ids of a recording.</summary>
internal sealed class ReplayIds(ReplayStreams streams) : IIdSource
{
    public CanonicalId Next() => new(streams.Id());
}
