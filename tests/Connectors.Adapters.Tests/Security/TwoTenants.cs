using System.Security.Cryptography;
using Connectors.Flows;
using Connectors.Http;
using Connectors.Sandbox;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Adapters.Tests.Security;

/// <summary>Two tenants with three vendor accounts each, every account with a secret of its own, and the house that runs both flows for both at
/// once.</summary>
internal sealed class TwoTenants : IAsyncDisposable
{
    public static readonly string[] Names = ["acme", "globex"];
    private static readonly (string Vendor, string Connection)[] Vendors = [("salesforce", "crm"), ("netsuite", "erp"), ("kantata", "psa")];
    private static readonly string[] Flows = ["closed-won", "approved-time-to-invoice"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("connectors-test-");

    private TwoTenants(SandboxHost sandbox, Dictionary<string, string?> settings) => (Sandbox, Settings) = (sandbox, settings);

    public SandboxHost Sandbox { get; }

    /// <summary>The host's configuration; a test may change it before it opens a house.</summary>
    public Dictionary<string, string?> Settings { get; }

    public CollectedLogs Logs { get; } = new();

    public WireTap Wire { get; } = new();

    public static string ClientSecret(string tenant) => $"CANARY-client-secret/of+{tenant}=salesforce";

    public static string KantataToken(string tenant) => $"CANARY-token-of-{tenant}-kantata";

    public static async Task<TwoTenants> StartAsync(int deals = 4, int timeEntries = 12)
    {
        var keys = Names.ToDictionary(name => name, _ => ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var options = new SandboxOptions();
        foreach (var (tenant, (vendor, _)) in Names.SelectMany(tenant => Vendors.Select(vendor => (tenant, vendor))))
        {
            options.Accounts.Add(new SandboxAccountOptions
            {
                Vendor = vendor,
                Name = tenant,
                ClientSecret = ClientSecret(tenant),
                AccessToken = vendor == "kantata" ? KantataToken(tenant) : null,
                CertificateId = vendor == "netsuite" ? $"certificate-{tenant}" : null,
                PublicKeyPem = vendor == "netsuite" ? keys[tenant].ExportSubjectPublicKeyInfoPem() : null,
                Deals = deals,
                TimeEntries = timeEntries,
            });
        }

        var sandbox = await SandboxHost.StartAsync(options);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["AllowLoopback"] = "true", ["MaxRetries"] = "1",
            ["MaxRetryAfterSeconds"] = "1" };
        foreach (var tenant in Names)
        {
            foreach (var (vendor, connection) in Vendors)
            {
                settings[$"Tenants:{tenant}:Connections:{connection}:System"] = vendor;
                settings[$"Tenants:{tenant}:Connections:{connection}:Endpoint"] = sandbox[vendor, tenant].Address.AbsoluteUri;
                settings[$"Tenants:{tenant}:Roles:{connection}"] = connection;
            }

            settings[$"Credentials:{tenant}:crm:ClientId"] = "sandbox-client";
            settings[$"Credentials:{tenant}:crm:ClientSecret"] = ClientSecret(tenant);
            settings[$"Credentials:{tenant}:erp:ClientId"] = "sandbox-client";
            settings[$"Credentials:{tenant}:erp:KeyId"] = $"certificate-{tenant}";
            settings[$"Credentials:{tenant}:erp:PrivateKeyPem"] = keys[tenant].ExportPkcs8PrivateKeyPem();
            settings[$"Credentials:{tenant}:psa:Token"] = KantataToken(tenant);
            keys[tenant].Dispose();
        }

        return new(sandbox, settings);
    }

    /// <summary>A house of its own over the same state file: what breakers remember ends with it.</summary>
    public ServiceProvider Open()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(Logs);
        services.AddSingleton<Func<HttpMessageHandler>>(() => Wire);
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build())
            .UseSqlite(Path.Combine(_folder.FullName, "state.db"))
            .AddSalesforce(salesforce => salesforce.SafetyWindow = TimeSpan.Zero)
            .AddNetSuite()
            .AddKantata(kantata => (kantata.RequestsPerSecond, kantata.TightRequestsPerMinute) = (50, 3000))
            .AddFlow("closed-won")
            .AddFlow("approved-time-to-invoice");
        return services.BuildServiceProvider();
    }

    /// <summary>Both flows for the tenants, tenants in parallel; what is thrown is told as text.</summary>
    public static async Task<List<FlowReport>> RunAsync(ServiceProvider house, ICollection<string> told, params string[] tenants)
    {
        var reports = await Task.WhenAll(tenants.Select(async name =>
        {
            var done = new List<FlowReport>();
            foreach (var flow in Flows)
            {
                try
                {
                    var tenant = await house.GetRequiredService<ITenants>().OpenAsync(new(name));
                    done.Add(await house.GetRequiredService<IFlowRunner>().RunAsync(tenant, flow));
                }
                catch (Exception failure)
                {
                    lock (told)
                    {
                        told.Add(failure.ToString());
                    }
                }
            }

            return done;
        }));
        return [.. reports.SelectMany(report => report)];
    }

    public static async Task<List<DeadLetter>> LettersAsync(ServiceProvider house)
    {
        var letters = new List<DeadLetter>();
        foreach (var tenant in Names)
        {
            letters.AddRange(await DeadLetters.ListAsync(house.GetRequiredService<IStateStore>(), new(tenant)).ToListAsync());
        }

        return letters;
    }

    /// <summary>Every byte that the state store keeps on disk.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Files() =>
        Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Select(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return (Path.GetFileName(file), bytes.ToArray());
        });

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Wire.Dispose();
        _folder.Delete(recursive: true);
    }
}
