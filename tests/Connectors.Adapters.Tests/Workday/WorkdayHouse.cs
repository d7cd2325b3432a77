using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Connectors.Adapters;
using Connectors.Adapters.Tests.Security;
using Connectors.Exchange;
using Connectors.Reading;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Connectors.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Workday.Tests;

/// <summary>The adapter as a host has it, over real HTTP against the sandbox.</summary>
internal sealed class WorkdayHouse : IAsyncDisposable
{
    private readonly SandboxHost _sandbox;
    private readonly ServiceProvider _services;

    private WorkdayHouse(SandboxHost sandbox, ServiceProvider services, Connection connection) =>
        (_sandbox, _services, Connection) = (sandbox, services, connection);

    public SandboxAccount Account => _sandbox.Accounts[0];

    public Connection Connection { get; }

    public CollectedLogs Logs { get; private init; } = new();

    public RequestTap Tap { get; private init; } = new();

    public IEntityReader Entities => _services.GetRequiredService<IEntityReader>();

    public IEntityWriter Writing => _services.GetRequiredService<IEntityWriter>();

    public static async Task<WorkdayHouse> StartAsync(
        Action<SandboxAccountOptions>? account = null,
        Action<WorkdayOptions>? options = null,
        Dictionary<string, string?>? credential = null,
        Dictionary<string, string?>? values = null,
        int retries = 0)
    {
        var vendor = new SandboxAccountOptions { Vendor = "workday", Name = "acme", UserName = "ISU_PSA", Password = "p&ss<w>ör\"d-CANARY" };
        account?.Invoke(vendor);
        var sandbox = await SandboxHost.StartAsync(new() { Accounts = [vendor] });
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AllowLoopback"] = "true",
            ["MaxRetries"] = $"{retries}",
            ["Tenants:acme:Connections:hris:System"] = "workday",
            ["Tenants:acme:Connections:hris:Account"] = "acme",
            ["Tenants:acme:Connections:hris:Endpoint"] = sandbox.Accounts[0].Address.AbsoluteUri,
        };
        foreach (var (name, value) in credential ?? new() { ["UserName"] = vendor.UserName, ["Password"] = vendor.Password })
            settings[$"Credentials:acme:hris:{name}"] = value;
        foreach (var (name, value) in values ?? [])
            settings[$"Tenants:acme:Connections:hris:Values:{name}"] = value;
        var (logs, tap) = (new CollectedLogs(), new RequestTap());
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(logs);
        services.AddSingleton<Func<HttpMessageHandler>>(() => tap);
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddWorkday(workday =>
        {
            (workday.RequestsPerSecond, workday.PageSize) = (50, 4);
            options?.Invoke(workday);
        });
        var provider = services.BuildServiceProvider();
        var tenant = await provider.GetRequiredService<ITenants>().OpenAsync(new("acme"));
        return new(sandbox, provider, provider.GetRequiredService<IConnections>().Open(tenant, "hris")) { Logs = logs, Tap = tap };
    }

    public async Task<List<VendorPage>> ReadAsync(string vendorObject, string? from = null, params string[] only)
    {
        Connection.Adapter.TryGet<IRecordReader>(vendorObject, out var reader);
        var request = new ReadRequest(from is null ? null : new Cursor(from), Connection.Tenant.Mappings.Inbound("workday", vendorObject).SourceFields);
        return await reader!.ReadAsync(Connection, request with { Only = [.. only] }).ToListAsync();
    }

    /// <summary>All mapped records of an entity, and where the next read goes on.</summary>
    public async Task<(Dictionary<string, ReadResult> Records, Cursor Next)> MapAsync(string entity, Cursor? from = null)
    {
        var pages = await Entities.ReadAsync(Connection, entity, from).ToListAsync();
        return (pages.SelectMany(page => page.Records).ToDictionary(record => record.Source.Key.Id), pages[^1].Next);
    }

    public static JsonNode Data(ReadResult result)
    {
        Assert.That(result.Record.IsSuccess, Is.True, () => string.Join('\n', result.Record.Faults));
        return JsonNode.Parse(result.Record.Value!.Json.Span)!;
    }

    /// <summary>What a person types in the vendor's own pages.</summary>
    public async Task<JsonNode> TypeAsync(string path, object body)
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsJsonAsync(new Uri(Account.Address, "_sandbox/" + path), body);
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }
}
