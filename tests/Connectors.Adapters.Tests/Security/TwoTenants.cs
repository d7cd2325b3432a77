using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Connectors.Flows;
using Connectors.Http;
using Connectors.Sandbox;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Adapters.Tests.Security;

/// <summary>Two tenants with five vendor accounts each, every account with secrets of its own, and the house that runs all flows for both at
/// once. Jira and Workday let in by password and by refresh token: each tenant has one of either.</summary>
internal sealed class TwoTenants : IAsyncDisposable
{
    public static readonly string[] Names = ["acme", "globex"];
    private static readonly (string Vendor, string Connection)[] Vendors =
        [("salesforce", "crm"), ("netsuite", "erp"), ("kantata", "psa"), ("jira", "work"), ("workday", "hris")];

    private static readonly string[] Flows = ["closed-won", "approved-time-to-invoice", "employee-to-resource", "task-status-to-project"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("connectors-test-");

    private TwoTenants(SandboxHost sandbox, Dictionary<string, string?> settings) => (Sandbox, Settings) = (sandbox, settings);

    public SandboxHost Sandbox { get; }

    /// <summary>The host's configuration; a test may change it before it opens a house.</summary>
    public Dictionary<string, string?> Settings { get; }

    public CollectedLogs Logs { get; } = new();

    public WireTap Wire { get; } = new();

    public static string ClientSecret(string tenant, string vendor = "salesforce") => $"CANARY-client-secret/of+{tenant}={vendor}";

    public static string RefreshToken(string tenant, string vendor) => $"CANARY-refresh-token/of+{tenant}={vendor}";

    public static string KantataToken(string tenant) => $"CANARY-token-of-{tenant}-kantata";

    public static string ApiToken(string tenant) => $"CANARY-api-token/of+{tenant}=jira";

    /// <summary>With what XML and JSON must escape.</summary>
    public static string Password(string tenant) => $"CANARY-p&ss<w>ör\"d'of+{tenant}";

    public static async Task<TwoTenants> StartAsync(int deals = 4, int timeEntries = 12)
    {
        var keys = Names.ToDictionary(name => name, _ => ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var options = new SandboxOptions();
        foreach (var (tenant, (vendor, _)) in Names.SelectMany(tenant => Vendors.Select(vendor => (tenant, vendor))))
        {
            var account = new SandboxAccountOptions
            {
                Vendor = vendor,
                Name = tenant,
                ClientSecret = ClientSecret(tenant, vendor),
                AccessToken = vendor switch { "kantata" => KantataToken(tenant), "jira" => ApiToken(tenant), _ => null },
                Password = Password(tenant),
                CertificateId = vendor == "netsuite" ? $"certificate-{tenant}" : null,
                PublicKeyPem = vendor == "netsuite" ? keys[tenant].ExportSubjectPublicKeyInfoPem() : null,
                Deals = deals,
                TimeEntries = timeEntries,
            };
            if (vendor is "jira" or "workday")
                account.Settings["refreshToken"] = RefreshToken(tenant, vendor);
            options.Accounts.Add(account);
        }

        var sandbox = await SandboxHost.StartAsync(options);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["AllowLoopback"] = "true", ["MaxRetries"] = "1",
            ["MaxRetryAfterSeconds"] = "1" };
        foreach (var tenant in Names)
        {
            settings[$"Tenants:{tenant}:Path"] = $"/north/{tenant}";
            foreach (var (vendor, connection) in Vendors)
            {
                settings[$"Tenants:{tenant}:Connections:{connection}:System"] = vendor;
                settings[$"Tenants:{tenant}:Connections:{connection}:Account"] = tenant;
                settings[$"Tenants:{tenant}:Connections:{connection}:Endpoint"] = sandbox[vendor, tenant].Address.AbsoluteUri;
                settings[$"Tenants:{tenant}:Roles:{connection}"] = connection;
            }

            settings[$"Tenants:{tenant}:Connections:hris:Values:costRateReport"] = "reports/Cost_Rates";
            settings[$"Credentials:{tenant}:crm:ClientId"] = "sandbox-client";
            settings[$"Credentials:{tenant}:crm:ClientSecret"] = ClientSecret(tenant);
            settings[$"Credentials:{tenant}:erp:ClientId"] = "sandbox-client";
            settings[$"Credentials:{tenant}:erp:KeyId"] = $"certificate-{tenant}";
            settings[$"Credentials:{tenant}:erp:PrivateKeyPem"] = keys[tenant].ExportPkcs8PrivateKeyPem();
            settings[$"Credentials:{tenant}:psa:Token"] = KantataToken(tenant);
            keys[tenant].Dispose();
        }

        LetIn(settings, "acme", "work", ApiToken("acme"));
        LetIn(settings, "globex", "hris", Password("globex"));
        Consent(settings, "acme", "hris", "workday");
        Consent(settings, "globex", "work", "jira");
        settings["Tenants:globex:Connections:work:Values:cloudId"] = await CloudIdAsync(sandbox["jira", "globex"].Address);
        return new(sandbox, settings);
    }

    /// <summary>Sets a credential of name and password.</summary>
    public static void LetIn(Dictionary<string, string?> settings, string tenant, string connection, string password,
        string user = "sandbox-user@example.com")
    {
        settings[$"Credentials:{tenant}:{connection}:UserName"] = user;
        settings[$"Credentials:{tenant}:{connection}:Password"] = password;
    }

    private static void Consent(Dictionary<string, string?> settings, string tenant, string connection, string vendor)
    {
        settings[$"Credentials:{tenant}:{connection}:ClientId"] = "sandbox-client";
        settings[$"Credentials:{tenant}:{connection}:ClientSecret"] = ClientSecret(tenant, vendor);
        settings[$"Credentials:{tenant}:{connection}:RefreshToken"] = RefreshToken(tenant, vendor);
    }

    private static async Task<string> CloudIdAsync(Uri site)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        return (string)JsonNode.Parse(await http.GetStringAsync(new Uri(site, "_edge/tenant_info")))!["cloudId"]!;
    }

    /// <summary>A house of its own over the same state file: what breakers remember ends with it.</summary>
    public ServiceProvider Open()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(Logs);
        services.AddSingleton<Func<HttpMessageHandler>>(() => Wire);
        services.AddSingleton(Settings);
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build())
            .UseCredentials<KeptCredentials>()
            .UseMappings(_ => new CostRatesOfUsers())
            .UseSqlite(Path.Combine(_folder.FullName, "state.db"))
            .AddSalesforce(salesforce => salesforce.SafetyWindow = TimeSpan.Zero)
            .AddNetSuite()
            .AddKantata(kantata => (kantata.RequestsPerSecond, kantata.TightRequestsPerMinute) = (50, 3000))
            .AddWorkday(workday => workday.RequestsPerSecond = 50)
            .AddJira(jira => jira.IndexLagSeconds = 0)
            .AddFlow("closed-won")
            .AddFlow("approved-time-to-invoice")
            .AddFlow("employee-to-resource")
            .AddFlow("task-status-to-project");
        return services.BuildServiceProvider();
    }

    /// <summary>All flows for the tenants, tenants in parallel; what is thrown is told as text.</summary>
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
