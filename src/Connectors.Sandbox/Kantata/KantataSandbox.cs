using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Kantata.</summary>
internal sealed class KantataSandbox : IVendorSandbox
{
    public string Vendor => "kantata";

    public IReadOnlyList<SandboxRoute> Routes => [];

    public void Seed(SandboxAccount account)
    {
    }

    public Task HandleAsync(SandboxAccount account, HttpContext http) => Task.CompletedTask;
}
