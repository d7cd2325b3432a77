using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>One vendor's part of the sandbox.</summary>
internal interface IVendorSandbox
{
    string Vendor { get; }

    /// <summary>The routes it serves, for the coverage test.</summary>
    IReadOnlyList<SandboxRoute> Routes { get; }

    /// <summary>Fills an empty account. Called once in the life of its contents.</summary>
    void Seed(SandboxAccount account);

    /// <summary>Answers a request. Reads and changes contents inside <c>lock (account.Store.Gate)</c>. The answer is buffered: nothing is sent
    /// before contents are durable.</summary>
    Task HandleAsync(SandboxAccount account, HttpContext http);
}
