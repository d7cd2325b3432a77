using Connectors.State;

namespace Connectors.Benchmarks;

/// <summary>A store that is open.</summary>
/// <param name="State">Its entries.</param>
/// <param name="Lanes">Its lanes.</param>
/// <param name="Name">Its name among those of its kind.</param>
/// <param name="End">Closes it; null where it stays open.</param>
internal sealed record OpenStore(IStateStore State, IWorkLanes Lanes, string Name, IAsyncDisposable? End) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => End?.DisposeAsync() ?? default;
}
