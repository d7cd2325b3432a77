using System.Security.Cryptography;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Http;
using Connectors.NetSuite;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Adapters.Tests.NetSuite;

/// <summary>A NetSuite account of the sandbox with the adapter's objects connected to it.</summary>
internal sealed class NetSuiteRig : IAsyncDisposable
{
    private readonly SandboxHost _sandbox;
    private readonly AdapterRig _rig;

    private NetSuiteRig(SandboxHost sandbox, NetSuiteOptions settings, Credential credential, TimeProvider clock)
    {
        _sandbox = sandbox;
        Account = sandbox["netsuite", "acme"];
        Time = new FixedTime(Account.Clock.Now.AddHours(1));
        var options = Options.Create(settings);
        _rig = new AdapterRig("netsuite", Account.Address, credential, TimeProvider.System) { Account = "acme" };
        _rig.Build(() => new AdapterParts(
            new NetSuiteAuthenticator(
                _rig.Credentials, _rig.Tokens, new NetSuiteTokens(_rig.Credentials, _rig.TokenRequests, TimeProvider.System), new NetSuiteSigner(clock)),
            new NetSuiteFaults(),
            new NetSuiteBudgets(options),
            new NetSuiteHosts()));
        var client = new NetSuiteClient(_rig.Http);
        var zones = new AccountZone(client);
        var reader = new RowReader(client, zones, options, Time);
        var finder = new RowFinder(client, zones);
        var writer = new RecordWriter(client, finder, new CurrencyIds(client));
        Customers = new Customers(reader, finder, writer);
        Invoices = new Invoices(reader, finder, writer);
        Employees = new Employees(reader, finder, writer);
        Connection = _rig.Connect();
    }

    public SandboxAccount Account { get; }

    public FixedTime Time { get; }

    public Connection Connection { get; private set; }

    public Customers Customers { get; }

    public Invoices Invoices { get; }

    public Employees Employees { get; }

    public static async Task<NetSuiteRig> StartAsync(NetSuiteOptions? options = null, params (string Name, string Value)[] settings)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var account = new SandboxAccountOptions
        {
            Vendor = "netsuite", Name = "acme", CertificateId = "certificate-1", PublicKeyPem = key.ExportSubjectPublicKeyInfoPem(),
        };
        foreach (var (name, value) in settings)
            account.Settings[name] = value;
        return new NetSuiteRig(
            await SandboxHost.StartAsync(new SandboxOptions { Accounts = [account] }),
            options ?? new NetSuiteOptions { Overlap = TimeSpan.Zero },
            new ClientAssertionCredential("sandbox-client", "certificate-1", new Secret(key.ExportPkcs8PrivateKeyPem())),
            TimeProvider.System);
    }

    /// <summary>With a signature on each request, made by a clock that may be wrong.</summary>
    public static async Task<NetSuiteRig> StartSignedAsync(TimeProvider clock)
    {
        var account = new SandboxAccountOptions { Vendor = "netsuite", Name = "acme" };
        (account.Settings["tokenId"], account.Settings["tokenSecret"]) = ("token-1", "token-secret");
        return new NetSuiteRig(
            await SandboxHost.StartAsync(new SandboxOptions { Accounts = [account] }),
            new NetSuiteOptions { Overlap = TimeSpan.Zero },
            new TokenBasedCredential(account.ClientId, new Secret(account.ClientSecret), "token-1", new Secret("token-secret")),
            clock);
    }

    public void Reconnect(params (string Name, string Value)[] values) => Connection = _rig.Connect(values);

    public async Task<List<VendorPage>> ReadCustomersAsync(Cursor? from = null, params string[] fields)
    {
        Time.Now = Account.Clock.Now.AddHours(1);
        return await AdapterRig.AllAsync(Customers.ReadAsync(Connection, new ReadRequest(from, ["companyname", .. fields])));
    }

    public async Task<List<VendorPage>> ReadEmployeesAsync(Cursor? from = null, params string[] fields)
    {
        Time.Now = Account.Clock.Now.AddHours(1);
        return await AdapterRig.AllAsync(Employees.ReadAsync(Connection, new ReadRequest(from, ["lastname", .. fields])));
    }

    public ValueTask<WriteResult> UpsertCustomerAsync(string key, string name) => Customers.WriteAsync(Connection, new WriteCommand(
        WriteVerb.Upsert, "customer", null, new ExternalKey("acme-connectors", "customer", key), null,
        System.Text.Encoding.UTF8.GetBytes($$$"""{"companyName":"{{{name}}}","isPerson":false,"subsidiary":{"id":"1"},"currency":{"symbol":"USD"}}""")));

    public int Requests(string path, int? status = null) =>
        Account.Log.Entries.Count(entry => entry.Path.Contains(path, StringComparison.Ordinal) && (status is null || entry.Status == status));

    public async ValueTask DisposeAsync()
    {
        _rig.Dispose();
        await _sandbox.DisposeAsync();
    }
}
