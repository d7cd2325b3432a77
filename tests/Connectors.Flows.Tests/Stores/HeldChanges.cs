using System.Collections;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>Changes that hold up whoever commits them, in the middle of the commit.</summary>
internal sealed class HeldChanges(params StateChange[] changes) : IReadOnlyCollection<StateChange>
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _goesOn = new();

    public int Count => changes.Length;

    /// <summary>Done when the commit has asked for the last change.</summary>
    public Task Reached => _reached.Task;

    public void GoOn() => _goesOn.Set();

    public IEnumerator<StateChange> GetEnumerator()
    {
        for (var place = 0; place < changes.Length; place++)
        {
            if (place == changes.Length - 1 && place > 0)
            {
                _reached.TrySetResult();
                _goesOn.Wait();
            }

            yield return changes[place];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
