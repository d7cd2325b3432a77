using System.Runtime.CompilerServices;
using Connectors.Hosting;
using Connectors.Mapping;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Crash.Tests;

/// <summary>The overlays of a folder, and one more for everybody.</summary>
internal sealed class MoreOverlays(string folder, MappingText more) : IMappingSource
{
    private readonly IMappingSource _inner = new ServiceCollection().AddConnectors(new ConfigurationBuilder().Build())
        .UseMappingDirectory(folder).Services.BuildServiceProvider().GetRequiredService<IMappingSource>();

    public async IAsyncEnumerable<MappingText> OverlaysAsync(string tenantPath, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var text in _inner.OverlaysAsync(tenantPath, ct))
        {
            yield return text;
        }

        yield return more with { Owner = tenantPath };
    }
}
