using Connectors.State;

namespace Connectors.Flows;

/// <summary>Renews a lease while its work goes on, however long that takes; when it is lost, the work is cancelled.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _work;
    private readonly Task _renewing;

    public LeaseKeeper(IWorkLanes lanes, LaneLease lease, TimeSpan length, TimeProvider time, CancellationToken ct)
    {
        _stop = new();
        _work = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _renewing = RenewAsync(lanes, lease, length, time);
    }

    /// <summary>Cancelled when the lease is lost, or by the caller.</summary>
    public CancellationToken Token => _work.Token;

    /// <summary>Whether the lease is lost, or may be soon because the store cannot be reached.</summary>
    public bool IsLost { get; private set; }

    public async ValueTask DisposeAsync()
    {
        // Not CancelAsync: it would leave the thread, and nothing waits on this token but the timer below.
        _stop.Cancel();
        await _renewing;
        _work.Dispose();
        _stop.Dispose();
    }

    private async Task RenewAsync(IWorkLanes lanes, LaneLease lease, TimeSpan length, TimeProvider time)
    {
        // A third leaves room for one renewal that fails.
        using var timer = new PeriodicTimer(length / 3, time);
        var failed = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                try
                {
                    if (await lanes.RenewAsync(lease, length, _stop.Token) is null)
                    {
                        IsLost = true;
                        _work.Cancel();
                        return;
                    }

                    failed = 0;
                }
                catch (Exception broken) when (broken is not OperationCanceledException)
                {
                    // The store cannot be reached: after two thirds of the lease others may be about to take it.
                    if (++failed == 2)
                    {
                        IsLost = true;
                        _work.Cancel();
                        return;
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }
}
