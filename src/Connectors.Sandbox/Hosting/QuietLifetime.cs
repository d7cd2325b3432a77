using Microsoft.Extensions.Hosting;

namespace Connectors.Sandbox;

/// <summary>Leaves the signals of the process to whoever owns the process: the usual lifetime would take Ctrl+C and SIGTERM away from it.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
