namespace Connectors.Sqlite;

/// <summary>Wakes whoever waits for work, in this process.</summary>
internal sealed class WorkSignal(TimeProvider time)
{
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Wake() => Interlocked.Exchange(ref _wake, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public async ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        try
        {
            await Volatile.Read(ref _wake).Task.WaitAsync(atMost, time, ct);
        }
        catch (TimeoutException)
        {
            // Nothing came: the caller looks by itself.
        }
    }
}
