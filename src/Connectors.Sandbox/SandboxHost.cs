using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Connectors.Sandbox;

/// <summary>Vendor accounts over real HTTP on loopback: one port for each account and one for control. Dispose it to stop; durable contents
/// stay.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TaskCompletionSource<IReadOnlyDictionary<int, SandboxAccount>> _byPort = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SandboxHost(SandboxOptions options, IReadOnlyList<SandboxAccount> accounts)
    {
        Accounts = accounts;
        _application = Build([.. accounts.Select(account => account.Options.Port), options.ControlPort]);
        var control = new ControlRoutes(this);
        // With fixed ports a client may come before it is known which port serves whom: it waits.
        _application.Run(async http => await ((await _byPort.Task).TryGetValue(http.Connection.LocalPort, out var account)
            ? AccountPipeline.ServeAsync(account, http)
            : control.ServeAsync(http)));
    }

    /// <summary>Address of the control port, ends with <c>/</c>.</summary>
    public Uri ControlAddress { get; private set; } = null!;

    /// <summary>The accounts, in the order of the options.</summary>
    public IReadOnlyList<SandboxAccount> Accounts { get; }

    /// <summary>An account.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SandboxAccount this[string vendor, string name] =>
        Find(vendor, name) ?? throw new KeyNotFoundException($"The sandbox serves no {vendor} account '{name}'.");

    /// <summary>Opens or seeds the accounts and begins to serve.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message says everything that is.</exception>
    /// <exception cref="IOException">A port is taken, or another process has the contents and kept them for ten seconds.</exception>
    /// <exception cref="InvalidDataException">The contents are broken.</exception>
    public static Task<SandboxHost> StartAsync(SandboxOptions options, CancellationToken ct = default) =>
        StartAsync(options, TimeProvider.System, ct);

    /// <summary>Stops serving.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        foreach (var account in Accounts)
        {
            account.Store.Flush();
        }

        Close();
    }

    internal static async Task<SandboxHost> StartAsync(SandboxOptions options, TimeProvider time, CancellationToken ct = default)
    {
        SandboxOptionsCheck.Demand(options);
        SandboxAccount[] accounts = [.. options.Accounts.Select(account => new SandboxAccount(account, options, time))];
        var host = new SandboxHost(options, accounts);
        try
        {
            foreach (var account in accounts)
            {
                await OpenAsync(account, options, ct);
            }

            await host._application.StartAsync(ct);
            host.Bind();
            return host;
        }
        catch
        {
            // Nothing is flushed: half a seed must not become the contents.
            await host._application.DisposeAsync();
            host.Close();
            throw;
        }
    }

    internal SandboxAccount? Find(string vendor, string name) => Accounts.FirstOrDefault(account => account.Vendor == vendor && account.Name == name);

    private void Close()
    {
        foreach (var account in Accounts)
        {
            account.Store.Dispose();
        }
    }

    private static async Task OpenAsync(SandboxAccount account, SandboxOptions options, CancellationToken ct)
    {
        var file = ContentsFile.PathOf(options.ContentsDirectory, account.Options) is { } path
            ? await ContentsFile.OpenAsync(path, account.Time, ct) : null;
        lock (account.Store.Gate)
        {
            if (file is not null)
            {
                account.Store.Load(file);
            }

            if (account.Store.IsNew)
            {
                account.Sandbox.Seed(account);
                account.Store.Flush();
            }
        }
    }

    private static WebApplication Build(IReadOnlyList<int> ports)
    {
        // Empty: neither the settings files nor the environment variables of the process that hosts it may change what it serves.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
            // Vendors take longer request lines than the default of 8 KiB; each checks its own limit.
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        });
        builder.WebHost.UseUrls([.. ports.Select(port => $"http://127.0.0.1:{port}")]);
        return builder.Build();
    }

    /// <summary>Kestrel lists its addresses in the order in which they were asked for.</summary>
    private void Bind()
    {
        var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Select(address => new Uri(address.TrimEnd('/') + "/")).ToArray();
        var byPort = new Dictionary<int, SandboxAccount>();
        for (var index = 0; index < Accounts.Count; index++)
        {
            Accounts[index].ServeAt(addresses[index]);
            byPort[addresses[index].Port] = Accounts[index];
        }

        ControlAddress = addresses[^1];
        _byPort.TrySetResult(byPort);
    }
}
