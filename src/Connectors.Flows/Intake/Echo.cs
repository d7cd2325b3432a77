using Connectors.State;

namespace Connectors.Flows;

/// <summary>Whether a record says only what we wrote ourselves.</summary>
/// <param name="IsOwn">Whether it does.</param>
/// <param name="Changes">What is now known, for the commit of the page.</param>
internal readonly record struct Echo(bool IsOwn, ImmutableArray<StateChange> Changes);
