using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Sandbox;

/// <summary>Vendor accounts over real HTTP on loopback: one port for each account and one for control. Dispose it to stop; durable contents stay.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SandboxHost(WebApplication application, IReadOnlyList<SandboxAccount> accounts) => (_application, Accounts) = (application, accounts);

    /// <summary>Address of the control port, ends with <c>/</c>.</summary>
    public Uri ControlAddress { get; private set; } = null!;

    /// <summary>The accounts, in the order of the options.</summary>
    public IReadOnlyList<SandboxAccount> Accounts { get; }

    /// <summary>An account.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SandboxAccount this[string vendor, string name] =>
        Accounts.FirstOrDefault(account => account.Vendor == vendor && account.Name == name)
        ?? throw new KeyNotFoundException($"The sandbox serves no {vendor} account '{name}'.");

    /// <summary>Opens or seeds the accounts and begins to serve.</summary>
    /// <exception cref="ArgumentException">A vendor is unknown.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options, CancellationToken ct = default)
    {
        var accounts = options.Accounts.Select(account => Open(account, options)).ToArray();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
            // Vendors take longer request lines than the default of 8 KiB; each checks its own limit.
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        });
        builder.WebHost.UseUrls([.. accounts.Select(account => Url(account.Options.Port)), Url(options.ControlPort)]);
        var application = builder.Build();
        var host = new SandboxHost(application, accounts);
        var byPort = new Dictionary<int, SandboxAccount>();
        var control = new ControlRoutes(host);
        application.Run(http => byPort.TryGetValue(http.Connection.LocalPort, out var account)
            ? AccountPipeline.ServeAsync(account, http)
            : control.ServeAsync(http));
        await application.StartAsync(ct);
        host.Bind(byPort);
        return host;
    }

    /// <summary>Stops serving.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        foreach (var account in Accounts)
        {
            account.Store.Flush();
            account.Store.Dispose();
        }
    }

    private static SandboxAccount Open(SandboxAccountOptions options, SandboxOptions sandbox)
    {
        var account = new SandboxAccount(options, sandbox);
        lock (account.Store.Gate)
        {
            account.Store.Load();
            if (account.Store.IsNew)
            {
                account.Sandbox.Seed(account);
                account.Store.Flush();
            }
        }

        return account;
    }

    /// <summary>Kestrel lists its addresses in the order in which they were asked for.</summary>
    private void Bind(Dictionary<int, SandboxAccount> byPort)
    {
        var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Select(address => new Uri(address.TrimEnd('/') + "/")).ToArray();
        for (var index = 0; index < Accounts.Count; index++)
        {
            Accounts[index].ServeAt(addresses[index]);
            byPort[addresses[index].Port] = Accounts[index];
        }

        ControlAddress = addresses[^1];
    }

    private static string Url(int port) => $"http://127.0.0.1:{port}";
}
