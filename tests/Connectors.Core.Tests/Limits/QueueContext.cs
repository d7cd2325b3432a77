using System.Collections.Concurrent;

namespace Connectors.Limits;

/// <summary>Keeps what goes on after a wait until a test lets it go on: nothing runs beside the test, and nothing is forgotten.</summary>
internal sealed class QueueContext : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Work, object? State)> _queue = [];

    public override void Post(SendOrPostCallback d, object? state) => _queue.Enqueue((d, state));

    public T Run<T>(Func<T> work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            return work();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public void Drain()
    {
        while (_queue.TryDequeue(out var next))
            Run(() =>
            {
                next.Work(next.State);
                return 0;
            });
    }
}
