using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Workday: SOAP services, REST, reports and the token endpoint of one tenant.</summary>
internal sealed class WorkdaySandbox : IVendorSandbox
{
    public string Vendor => "workday";

    public IReadOnlyList<SandboxRoute> Routes => WorkdayRoutes.Served;

    public void Seed(SandboxAccount account) => new WorkdaySeed(WorkdayState.Of(account)).Fill();

    public Task HandleAsync(SandboxAccount account, HttpContext http) => WorkdayRoutes.AnswerAsync(WorkdayState.Of(account), http);
}
