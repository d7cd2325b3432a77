using Connectors.Exchange;
using Connectors.Http;
using Connectors.Salesforce;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Adapters.Tests.Salesforce;

/// <summary>A Salesforce org of the sandbox with the adapter's objects connected to it.</summary>
internal sealed class SalesforceRig : IAsyncDisposable
{
    private readonly SandboxHost _sandbox;
    private readonly AdapterRig _rig;

    private SalesforceRig(SandboxHost sandbox, SalesforceOptions settings)
    {
        _sandbox = sandbox;
        Org = sandbox["salesforce", "acme"];
        Time = new FixedTime(Org.Clock.Now.AddHours(1));
        var options = Options.Create(settings);
        _rig = new AdapterRig("salesforce", Org.Address, new ClientSecretCredential("sandbox-client", new Secret("sandbox-secret")), Time);
        _rig.Build(() => new AdapterParts(
            new SalesforceAuthenticator(_rig.Tokens, new SalesforceTokens(_rig.Credentials, _rig.TokenRequests)),
            new SalesforceFaults(),
            new SalesforceBudgets(options),
            new SalesforceHosts()));
        var client = new SalesforceClient(_rig.Http, options);
        var queries = new SObjectQuery(client, new MissingColumns(options));
        var reader = new SObjectReader(queries, new BulkQuery(new BulkClient(client), options, Time), options, Time);
        var finder = new SObjectFinder(queries, options);
        var writer = new SObjectWriter(client, queries, finder);
        Accounts = new Accounts(reader, finder, writer);
        Contacts = new Contacts(reader, finder, writer);
        Opportunities = new Opportunities(reader, finder, writer);
        Connection = _rig.Connect();
    }

    public SandboxAccount Org { get; }

    public FixedTime Time { get; }

    public Connection Connection { get; private set; }

    public Accounts Accounts { get; }

    public Contacts Contacts { get; }

    public Opportunities Opportunities { get; }

    public static async Task<SalesforceRig> StartAsync(SalesforceOptions? options = null, int deals = 20, params (string Name, string Value)[] settings)
    {
        var account = new SandboxAccountOptions { Vendor = "salesforce", Name = "acme", Deals = deals };
        foreach (var (name, value) in settings)
            account.Settings[name] = value;
        return new SalesforceRig(
            await SandboxHost.StartAsync(new SandboxOptions { Accounts = [account] }),
            options ?? new SalesforceOptions { Overlap = TimeSpan.Zero });
    }

    public void Reconnect(params (string Name, string Value)[] values) => Connection = _rig.Connect(values);

    public Task<List<VendorPage>> ReadOpportunitiesAsync(Cursor? from = null, params string[] fields) =>
        AdapterRig.AllAsync(Opportunities.ReadAsync(Connection, new ReadRequest(from, ["Name", .. fields])));

    public int Requests(string path, int? status = null) =>
        Org.Log.Entries.Count(entry => entry.Path.Contains(path, StringComparison.Ordinal) && (status is null || entry.Status == status));

    public async ValueTask DisposeAsync()
    {
        _rig.Dispose();
        await _sandbox.DisposeAsync();
    }
}
