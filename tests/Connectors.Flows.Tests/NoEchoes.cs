using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>The echo filter switched off.</summary>
internal sealed class NoEchoes : IEchoFilter
{
    public Echo Judge(Connection connection, CanonicalRecord record, StateEntry? sent) => new(false, []);
}
