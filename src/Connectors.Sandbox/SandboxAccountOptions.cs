namespace Connectors.Sandbox;

/// <summary>One vendor account.</summary>
public sealed class SandboxAccountOptions
{
    /// <summary><c>salesforce</c>, <c>netsuite</c>, <c>kantata</c>, <c>workday</c> or <c>jira</c>.</summary>
    public required string Vendor { get; set; }

    /// <summary>Name of the account: letters, digits and <c>-</c>.</summary>
    public required string Name { get; set; }

    /// <summary>Loopback port; 0 takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>OAuth client id that is accepted.</summary>
    public string ClientId { get; set; } = "sandbox-client";

    /// <summary>OAuth client secret that is accepted.</summary>
    public string ClientSecret { get; set; } = "sandbox-secret";

    /// <summary>User whose name and password or API token are accepted (Jira, Workday).</summary>
    public string UserName { get; set; } = "sandbox-user@example.com";

    /// <summary>Password of <see cref="UserName"/> (Workday).</summary>
    public string Password { get; set; } = "sandbox-secret";

    /// <summary>A token that is accepted as it is: bearer (Kantata), API token of <see cref="UserName"/> (Jira); null for none.</summary>
    public string? AccessToken { get; set; }

    /// <summary>Id of the certificate that client assertions name (NetSuite).</summary>
    public string? CertificateId { get; set; }

    /// <summary>Public key that client assertions are checked with (NetSuite), PEM.</summary>
    public string? PublicKeyPem { get; set; }

    /// <summary>Folder of recorded exchanges or pages to seed from in place of generated contents; null generates.</summary>
    public string? RecordedPages { get; set; }

    /// <summary>How many deals are generated (Salesforce).</summary>
    public int Deals { get; set; } = 20;

    /// <summary>How many time entries are generated (Kantata).</summary>
    public int TimeEntries { get; set; } = 60;

    /// <summary>Settings that only one vendor knows; the README lists them.</summary>
    public IDictionary<string, string> Settings { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
