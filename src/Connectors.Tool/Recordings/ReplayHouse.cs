using Connectors.Faults;
using Connectors.Flows;
using Connectors.Hosting;
using Connectors.Mapping;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Tool;

/// <summary>All adapters and all flows without any tenant: what recordings are replayed in.</summary>
internal sealed class ReplayHouse : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ReplayHouse(ServiceProvider services) => _services = services;

    public IRunReplay Replay => _services.GetRequiredService<IRunReplay>();

    /// <param name="folder">Overlays, more mappings, more flows; null for those of the packages.</param>
    /// <param name="ct">Ends reading.</param>
    /// <exception cref="ConnectorException">A document is wrong: all faults in the text.</exception>
    public static async Task<ReplayHouse> OpenAsync(DirectoryInfo? folder, CancellationToken ct)
    {
        var services = new ServiceCollection();
        var builder = services.AddConnectors(new ConfigurationBuilder().Build())
            .AddSalesforce().AddNetSuite().AddKantata().AddWorkday().AddJira();
        foreach (var flow in new[] { "closed-won", "approved-time-to-invoice", "employee-to-resource", "task-status-to-project" })
        {
            builder.AddFlow(flow);
        }

        if (folder is not null)
        {
            builder.UseMappingDirectory(folder.FullName);
            foreach (var file in folder.EnumerateFiles("*.mapping.json").OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                builder.AddMappings([new(file.Name, await File.ReadAllBytesAsync(file.FullName, ct))]);
            }

            foreach (var file in folder.EnumerateFiles("*.flow.json").OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                builder.AddFlow(new FlowText(file.Name, await File.ReadAllBytesAsync(file.FullName, ct)));
            }
        }

        return new(services.BuildServiceProvider());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
