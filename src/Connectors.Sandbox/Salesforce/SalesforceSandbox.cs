using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Salesforce.</summary>
internal sealed class SalesforceSandbox : IVendorSandbox
{
    public string Vendor => "salesforce";

    public IReadOnlyList<SandboxRoute> Routes => [];

    public void Seed(SandboxAccount account)
    {
    }

    public Task HandleAsync(SandboxAccount account, HttpContext http) => Task.CompletedTask;
}
