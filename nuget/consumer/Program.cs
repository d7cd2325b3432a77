using System.Security.Cryptography;
using Connectors.Flows;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

// Only packed files are referenced here: what a partner gets must be enough.
using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions
{
    Accounts =
    [
        new() { Vendor = "salesforce", Name = "acme", Deals = 6 },
        new() { Vendor = "netsuite", Name = "acme", CertificateId = "certificate", PublicKeyPem = key.ExportSubjectPublicKeyInfoPem() },
        new() { Vendor = "kantata", Name = "acme", AccessToken = "token" },
    ],
});

var settings = new Dictionary<string, string?>
{
    ["AllowLoopback"] = "true",
    ["Credentials:acme:crm:ClientId"] = "sandbox-client",
    ["Credentials:acme:crm:ClientSecret"] = "sandbox-secret",
    ["Credentials:acme:erp:ClientId"] = "sandbox-client",
    ["Credentials:acme:erp:KeyId"] = "certificate",
    ["Credentials:acme:erp:PrivateKeyPem"] = key.ExportPkcs8PrivateKeyPem(),
    ["Credentials:acme:psa:Token"] = "token",
};
foreach (var (role, vendor) in new[] { ("crm", "salesforce"), ("erp", "netsuite"), ("psa", "kantata") })
{
    settings[$"Tenants:acme:Connections:{role}:System"] = vendor;
    settings[$"Tenants:acme:Connections:{role}:Endpoint"] = sandbox[vendor, "acme"].Address.AbsoluteUri;
    settings[$"Tenants:acme:Roles:{role}"] = role;
}

var file = Path.Combine(Directory.CreateTempSubdirectory("consumer").FullName, "connectors.db");
var services = new ServiceCollection();
services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
    .UseSqlite(file)
    .AddSalesforce(salesforce => salesforce.SafetyWindow = TimeSpan.Zero)
    .AddNetSuite()
    .AddKantata(kantata => kantata.RequestsPerSecond = 50)
    .AddFlow("closed-won");
await using var provider = services.BuildServiceProvider();

var tenant = await provider.GetRequiredService<ITenants>().OpenAsync(new("acme"));
var runner = provider.GetRequiredService<IFlowRunner>();
var first = await runner.RunAsync(tenant, "closed-won");
var second = await runner.RunAsync(tenant, "closed-won");
Console.WriteLine($"first run: {first.Read} read, {first.Written} written; second run: {second.Written} written");
foreach (var fault in first.Faults.Concat(second.Faults))
{
    Console.Error.WriteLine(fault);
}

return Images.Tell(typeof(ITenants).Assembly, isExpected: args is ["images"]) && first.Written > 0 && second.Written == 0 && first.Faults.IsEmpty && second.Faults.IsEmpty ? 0 : 1;
