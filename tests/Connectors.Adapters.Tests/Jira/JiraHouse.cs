using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Reading;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Connectors.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Jira.Tests;

/// <summary>The adapter as a host has it, over real HTTP against the sandbox.</summary>
internal sealed class JiraHouse : IAsyncDisposable
{
    public const string ApiToken = "sandbox-token";
    public const string User = "sandbox-user@example.com";

    private readonly SandboxHost _sandbox;
    private readonly ServiceProvider _services;

    private JiraHouse(SandboxHost sandbox, ServiceProvider services, Connection connection) =>
        (_sandbox, _services, Connection) = (sandbox, services, connection);

    public SandboxAccount Account => _sandbox.Accounts[0];

    public Connection Connection { get; }

    public ConcurrentQueue<string> Journal { get; private init; } = [];

    public required JournalTap Tap { get; init; }

    public required StoredCredentials Credentials { get; init; }

    public ShiftedTime Time { get; private init; } = new();

    public IEntityReader Entities => _services.GetRequiredService<IEntityReader>();

    public IEntityWriter Writing => _services.GetRequiredService<IEntityWriter>();

    public static Credential Basic(string token = ApiToken) => new BasicCredential(User, new(token));

    public static Credential Refresh(string token = "refresh-1") => new RefreshCredential("sandbox-client", new("sandbox-secret"), new(token));

    public static async Task<JiraHouse> StartAsync(
        Action<SandboxAccountOptions>? account = null,
        Action<JiraOptions>? options = null,
        Credential? credential = null,
        Dictionary<string, string?>? values = null,
        int retries = 0,
        TimeProvider? clock = null,
        string zone = "Etc/UTC")
    {
        var vendor = new SandboxAccountOptions { Vendor = "jira", Name = "acme", AccessToken = ApiToken };
        account?.Invoke(vendor);
        var sandbox = await SandboxHost.StartAsync(new() { Accounts = [vendor] });
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AllowLoopback"] = "true",
            ["MaxRetries"] = $"{retries}",
            ["Tenants:acme:TimeZone"] = zone,
            ["Tenants:acme:Connections:work:System"] = "jira",
            ["Tenants:acme:Connections:work:Account"] = "acme",
            ["Tenants:acme:Connections:work:Endpoint"] = sandbox.Accounts[0].Address.AbsoluteUri,
        };
        foreach (var (name, value) in values ?? [])
            settings[$"Tenants:acme:Connections:work:Values:{name}"] = value;
        if (credential is RefreshCredential or BearerCredential)
            settings["Tenants:acme:Connections:work:Values:cloudId"] = await CloudIdAsync(sandbox.Accounts[0].Address);
        var (journal, time) = (new ConcurrentQueue<string>(), new ShiftedTime());
        var (store, tap) = (new StoredCredentials(credential ?? Basic(), journal), new JournalTap(journal) { Time = clock ?? time });
        var services = new ServiceCollection();
        services.AddSingleton(clock ?? time);
        services.AddSingleton(store);
        services.AddSingleton<Func<HttpMessageHandler>>(() => tap);
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .UseCredentials<CredentialsOfStore>()
            .AddJira(jira =>
            {
                jira.PageSize = 4;
                options?.Invoke(jira);
            });
        var provider = services.BuildServiceProvider();
        var tenant = await provider.GetRequiredService<ITenants>().OpenAsync(new("acme"));
        var connection = provider.GetRequiredService<IConnections>().Open(tenant, "work");
        return new(sandbox, provider, connection) { Journal = journal, Time = time, Tap = tap, Credentials = store };
    }

    public async Task<List<VendorPage>> ReadAsync(string vendorObject, string? from = null, params string[] only)
    {
        Connection.Adapter.TryGet<IRecordReader>(vendorObject, out var reader);
        var request = new ReadRequest(from is null ? null : new Cursor(from), Connection.Tenant.Mappings.Inbound("jira", vendorObject).SourceFields);
        return await reader!.ReadAsync(Connection, request with { Only = [.. only] }).ToListAsync();
    }

    public async Task<List<ReadResult>> MapAsync(string entity, Cursor? from = null) =>
        (await Entities.ReadAsync(Connection, entity, from).ToListAsync()).SelectMany(page => page.Records).ToList();

    public async Task<WriteResult> WriteAsync(string vendorObject, WriteVerb verb, string body, ExternalKey key, string? target = null)
    {
        Connection.Adapter.TryGet<IRecordWriter>(vendorObject, out var writer);
        var known = target is null ? (VendorKey?)null : new VendorKey(vendorObject, target);
        return await writer!.WriteAsync(Connection, new(verb, vendorObject, known, key, null, Encoding.UTF8.GetBytes(body)));
    }

    public async Task<VendorRecord?> FindAsync(string vendorObject, ExternalKey key)
    {
        Connection.Adapter.TryGet<IRecordFinder>(vendorObject, out var finder);
        return await finder!.FindAsync(Connection, key);
    }

    /// <summary>What a person does at the site; null for an answer without a body.</summary>
    public async Task<JsonNode?> TypeAsync(HttpMethod method, string path, string? body = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(Account.Address, "rest/api/3/" + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{ApiToken}")));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, text);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>Requests that arrived, of a method and with words in their path.</summary>
    public int Count(string method, string words) =>
        Account.Log.Entries.Count(entry => entry.Method == method && entry.Path.Contains(words, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private static async Task<string> CloudIdAsync(Uri site)
    {
        using var http = new HttpClient();
        return (string)JsonNode.Parse(await http.GetStringAsync(new Uri(site, "_edge/tenant_info")))!["cloudId"]!;
    }
}
