using Connectors.Conformance;
using Connectors.State;

namespace Connectors.Flows.Tests;

public sealed class InMemoryUnderTest : StoreUnderTest
{
    private readonly SuiteClock _clock = new();

    public override bool Persists => false;

    public override ValueTask<IStateStore> OpenAsync() => new(new InMemoryStateStore(_clock));

    public override ValueTask ElapseAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return ValueTask.CompletedTask;
    }
}
