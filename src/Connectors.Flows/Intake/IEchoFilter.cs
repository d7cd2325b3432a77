using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Tells our own writes from changes that others made.</summary>
internal interface IEchoFilter
{
    /// <summary>Judges a record that was read.</summary>
    /// <param name="connection">Where it was read.</param>
    /// <param name="record">The record.</param>
    /// <param name="sent">What is stored about our last write to it; null when we never wrote it.</param>
    Echo Judge(Connection connection, CanonicalRecord record, StateEntry? sent);
}
