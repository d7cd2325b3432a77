using Connectors.Hosting;
using Connectors.NetSuite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds NetSuite to the house.</summary>
public static class NetSuiteBuilderExtensions
{
    /// <summary>Adds the NetSuite adapter under the name <c>netsuite</c>.</summary>
    /// <param name="builder">The set-up.</param>
    /// <param name="configure">Changes its settings; null keeps every default.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">NetSuite was added before.</exception>
    public static IConnectorsBuilder AddNetSuite(this IConnectorsBuilder builder, Action<NetSuiteOptions>? configure = null)
    {
        builder.Services.AddOptions<NetSuiteOptions>()
            .Configure(options => configure?.Invoke(options))
            .Validate(options => options.IsValid(), NetSuiteOptions.Rules)
            .ValidateOnStart();
        return builder.AddAdapter(NetSuiteAdapter.System, NetSuiteAdapter.ApiVersion, NetSuiteAdapter.Define);
    }
}
