using Connectors.State;

namespace Connectors.Conformance;

/// <summary>What the suite must know of a store: the only thing that its author writes. One is made for each test, so each begins with an empty
/// store.</summary>
public abstract class StoreUnderTest : IAsyncDisposable
{
    /// <summary>Whether a store that is opened again finds what an earlier one stored.</summary>
    /// <value>True. False for stores in memory: tests of reopening are then skipped.</value>
    public virtual bool Persists => true;

    /// <summary>Whether several stores, in several processes, may be open over the same data at once.</summary>
    /// <value>False: tests of it are skipped.</value>
    public virtual bool ServesMany => false;

    /// <summary>Whether leases go on when a store is closed and opened.</summary>
    /// <value>As <see cref="ServesMany"/>: where one process has the data to itself, holders died with the one before, and nobody need wait for
    /// their leases to end.</value>
    public virtual bool LeasesOutliveTheStore => ServesMany;

    /// <summary>Opens a store over the data of this test: empty at the first call, as it was left at later ones. The suite disposes it when it can be
    /// disposed, before it calls again unless <see cref="ServesMany"/>.</summary>
    /// <returns>The store; it implements <see cref="IWorkLanes"/> too when the suites of lanes are to pass.</returns>
    public abstract ValueTask<IStateStore> OpenAsync();

    /// <summary>Lets the store's time go by. A store that takes a <see cref="TimeProvider"/> gets a <see cref="SuiteClock"/>, which is moved on here.
    /// One with a clock of its own takes the time off everything that is stored, as if it had been stored earlier. No test waits.</summary>
    /// <param name="time">How much, in whole seconds. Tests keep at least 5 seconds away from every limit, so that a clock that runs meanwhile does
    /// no harm.</param>
    public abstract ValueTask ElapseAsync(TimeSpan time);

    /// <summary>Removes what the test stored.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
