using Connectors.Adapters;
using Connectors.Hosting;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Adapters.Tests.Shape;

/// <summary>One vendor as a host has it: the adapter added by its verb, a connection to an account of the sandbox.</summary>
internal sealed class AdapterHouse : IAsyncDisposable
{
    private readonly SandboxHost _sandbox;
    private readonly ServiceProvider _services;

    private AdapterHouse(SandboxHost sandbox, ServiceProvider services, Connection connection) =>
        (_sandbox, _services, Connection) = (sandbox, services, connection);

    public SandboxAccount Account => _sandbox.Accounts[0];

    public Connection Connection { get; }

    /// <summary>The object classes by name, as the table of contents has them.</summary>
    public IReadOnlyList<ObjectRegistration> Objects => _services.GetRequiredService<AdapterRegistration>().Objects;

    /// <param name="vendor">Which vendor.</param>
    /// <param name="sockets">Below the pipeline; null sends as always.</param>
    public static async Task<AdapterHouse> StartAsync(ShapeVendor vendor, Func<HttpMessageHandler>? sockets = null)
    {
        var account = new SandboxAccountOptions { Vendor = vendor.Name, Name = "acme" };
        vendor.Account(account);
        var sandbox = await SandboxHost.StartAsync(new() { Accounts = [account] });
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AllowLoopback"] = "true",
            ["Tenants:acme:Connections:vendor:System"] = vendor.Name,
            ["Tenants:acme:Connections:vendor:Account"] = "acme",
            ["Tenants:acme:Connections:vendor:Endpoint"] = sandbox.Accounts[0].Address.AbsoluteUri,
        };
        foreach (var (name, value) in vendor.Credential)
            settings[$"Credentials:acme:vendor:{name}"] = value;
        foreach (var (name, value) in vendor.Values)
            settings[$"Tenants:acme:Connections:vendor:Values:{name}"] = value;
        var services = Services(vendor, settings, sockets);
        var tenant = await services.GetRequiredService<ITenants>().OpenAsync(new("acme"));
        return new(sandbox, services, services.GetRequiredService<IConnections>().Open(tenant, "vendor"));
    }

    /// <summary>What an adapter says of itself; nothing is asked of a vendor.</summary>
    public static AdapterDescriptor Describe(ShapeVendor vendor)
    {
        using var services = Services(vendor, []);
        return services.GetRequiredService<IAdapters>().For(vendor.Name).Descriptor;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private static ServiceProvider Services(ShapeVendor vendor, Dictionary<string, string?> settings, Func<HttpMessageHandler>? sockets = null)
    {
        var services = new ServiceCollection();
        if (sockets is not null)
            services.AddSingleton(sockets);
        vendor.Add(services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        return services.BuildServiceProvider();
    }
}
