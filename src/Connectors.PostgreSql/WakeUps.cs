using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>Ends waiting when the database tells of new work. One connection of its own listens, from the first wait on; without it waiting
/// just lasts its time.</summary>
internal sealed class WakeUps(Database database, bool listen, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _listening;

    public async ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        Task woken;
        lock (_gate)
        {
            woken = _wake.Task;
            if (listen)
            {
                _listening ??= Task.Run(() => ListenAsync(_end.Token), CancellationToken.None);
            }
        }

        try
        {
            await woken.WaitAsync(atMost, time, ct);
        }
        catch (TimeoutException)
        {
            // Nothing was told: the caller looks by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        if (_listening is not null)
        {
            await _listening;
        }

        _end.Dispose();
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.Settings.ConnectionString) { Pooling = false, KeepAlive = 30 };
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(settings.ConnectionString);
                connection.Notification += (_, _) => Wake();
                await connection.OpenAsync(ct);
                await using (var command = new NpgsqlCommand($"listen \"{LaneWrites.Channel(database.Schema)}\"", connection))
                {
                    await command.ExecuteNonQueryAsync(ct);
                }

                // What came before we listened was not told.
                Wake();
                while (true)
                {
                    await connection.WaitAsync(ct);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception broken) when (broken is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                await Task.Delay(Pause, time, ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            _wake.TrySetResult();
            _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
