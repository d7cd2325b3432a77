using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Http;
using Connectors.Limits;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Connectors.Kantata.Tests;

/// <summary>The adapter over the real pipeline and real HTTP against the sandbox; retries and budgets off, so that every request of a test is one that it asked for.</summary>
internal sealed class SandboxBench : IAsyncDisposable, ICredentialProvider, IVendorHosts, IBudgetRules
{
    private readonly SandboxHost _host;
    private readonly VendorHttp _http;
    private readonly Credential _credential;

    private SandboxBench(SandboxHost host, Credential? credential, KantataOptions? options)
    {
        _host = host;
        _credential = credential ?? new BearerCredential(new("sandbox-token"));
        var redactor = new Redactor();
        AdapterParts? parts = null;
        _http = new(new() { AllowLoopback = true, MaxRetries = 0 }, _ => parts!, redactor, TimeProvider.System, NullLoggerFactory.Instance, () => 0.5);
        var tokens = new Tokens(TimeProvider.System, () => 0.5, redactor);
        parts = new(new KantataAuthenticator(this, tokens, new OAuthTokenRequests(_http, TimeProvider.System)), new KantataFaults(), this, this);
        var client = new KantataClient(_http);
        var reading = new PagedReading(client, Options.Create(options ?? new KantataOptions()));
        var references = new ExternalReferences(client);
        var writing = new ProbedWriting(client, references);
        var inviting = new InvitedWriting(client, references, new AccountUsers(client));
        (WorkspaceGroups, Workspaces) = (new(reading, references, writing), new(reading, references, writing));
        (Stories, Users, TimeEntries) = (new(reading, references, writing), new(reading, references, inviting), new(reading, references, writing));
        (Expenses, Invoices) = (new(reading, references, writing), new(reading, references, writing));
        var settings = new ConnectionSettings("psa", "kantata", null, null, "psa", ImmutableDictionary<string, string>.Empty);
        Connection = new(KantataBench.Connection.Tenant, settings, null!, Account.Address);
    }

    public SandboxAccount Account => _host["kantata", "acme"];

    public Connection Connection { get; }

    public WorkspaceGroups WorkspaceGroups { get; }

    public Workspaces Workspaces { get; }

    public Stories Stories { get; }

    public Users Users { get; }

    public TimeEntries TimeEntries { get; }

    public Expenses Expenses { get; }

    public Invoices Invoices { get; }

    public ImmutableArray<string> Allowed => [];

    public static async Task<SandboxBench> StartAsync(string? recorded = null, int timeEntries = 60, Credential? credential = null, KantataOptions? options = null)
    {
        var account = new SandboxAccountOptions { Vendor = "kantata", Name = "acme", AccessToken = "sandbox-token", RecordedPages = recorded, TimeEntries = timeEntries };
        return new(await SandboxHost.StartAsync(new SandboxOptions { Accounts = [account] }), credential, options);
    }

    public async Task<List<VendorPage>> ReadAsync(IRecordReader reader, string? from = null)
    {
        var pages = new List<VendorPage>();
        await foreach (var page in reader.ReadAsync(Connection, new(from is null ? null : new Cursor(from), [])))
        {
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>What the account holds of a collection, as the control port shows it.</summary>
    public JsonObject[] Contents(string collection)
    {
        using var control = new HttpClient { BaseAddress = _host.ControlAddress };
        using var answer = control.Send(new(HttpMethod.Get, "contents/kantata/acme"));
        return [.. (JsonNode.Parse(answer.Content.ReadAsStream())![collection] as JsonArray ?? []).Select(record => record!.AsObject())];
    }

    /// <summary>Someone else's write.</summary>
    public Task PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    public async Task SendAsync(HttpMethod method, string path, string body)
    {
        using var http = new HttpClient { BaseAddress = Account.Address };
        using var request = new HttpRequestMessage(method, $"api/v1/{path}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", "sandbox-token");
        using var answer = await http.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
    }

    public ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default) => new(_credential);

    public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default) =>
        throw new InvalidOperationException("Nothing rotates here.");

    public Uri AddressFor(ConnectionSettings settings) => Account.Address;

    public ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection) => [];

    public ImmutableArray<BudgetReading> Read(HttpResponseMessage response) => [];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }
}
