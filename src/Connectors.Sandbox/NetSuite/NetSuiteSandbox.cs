using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>NetSuite.</summary>
internal sealed class NetSuiteSandbox : IVendorSandbox
{
    public string Vendor => "netsuite";

    public IReadOnlyList<SandboxRoute> Routes => [];

    public void Seed(SandboxAccount account)
    {
    }

    public Task HandleAsync(SandboxAccount account, HttpContext http) => Task.CompletedTask;
}
