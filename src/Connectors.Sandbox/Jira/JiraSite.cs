using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sandbox;

/// <summary>One site: what it holds besides its contents. Contents are used inside the store's gate only.</summary>
internal sealed class JiraSite
{
    public JiraSite(SandboxAccount account)
    {
        Account = account;
        Settings = JiraSettings.Read(account.Options.Settings);
        CloudId = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("cloud:" + account.Name)).AsSpan(0, 16)).ToString("D");
        Fields = new JiraFieldCatalog(Settings.CustomFields);
        Tokens = new JiraTokens(account, Settings);
        Limits = new JiraLimits(account, Settings);
        Deliveries = new JiraDeliveries(account, Settings);
    }

    public SandboxAccount Account { get; }

    public JiraSettings Settings { get; }

    /// <summary>Follows from the account's name.</summary>
    public string CloudId { get; }

    public JiraFieldCatalog Fields { get; }

    public JiraTokens Tokens { get; }

    public JiraLimits Limits { get; }

    public JiraDeliveries Deliveries { get; }

    public RecordStore Store => Account.Store;

    public DateTimeOffset Now => Account.Clock.Now;

    /// <summary>The one account that API tokens and grants belong to.</summary>
    public string CallerId => JiraUsers.CallerId(Account);
}
