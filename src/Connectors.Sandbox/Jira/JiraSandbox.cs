using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Jira Cloud: sign-in, JQL search, issues, worklogs, projects, users and webhooks of one site per account.</summary>
internal sealed class JiraSandbox : IVendorSandbox
{
    private readonly ConditionalWeakTable<SandboxAccount, JiraSite> _sites = [];

    public string Vendor => "jira";

    public IReadOnlyList<SandboxRoute> Routes => JiraRoutes.Served;

    public void Seed(SandboxAccount account) => new JiraSeed(Of(account)).Fill();

    public Task HandleAsync(SandboxAccount account, HttpContext http) => new JiraEndpoint(Of(account)).HandleAsync(http, http.RequestAborted);

    private JiraSite Of(SandboxAccount account) => _sites.GetValue(account, key => new JiraSite(key));
}
