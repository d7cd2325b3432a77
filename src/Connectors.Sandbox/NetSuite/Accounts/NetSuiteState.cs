using System.Runtime.CompilerServices;

namespace Connectors.Sandbox;

/// <summary>What a served account holds besides its contents: settings, catalogue, tokens, the count of requests under way. It does not survive a restart, as at the vendor.</summary>
internal sealed class NetSuiteState
{
    private static readonly ConditionalWeakTable<SandboxAccount, NetSuiteState> States = [];

    private NetSuiteState(SandboxAccount account)
    {
        Account = account;
        Settings = new NetSuiteSettings(account.Options.Settings);
        Tokens = new NetSuiteTokens(account.Name, Settings.TokenLifetimeRequests);
        Concurrency = new NetSuiteConcurrency(Settings.Concurrency);
        Books = new NetSuiteBooks(account, Settings);
    }

    public SandboxAccount Account { get; }

    public NetSuiteSettings Settings { get; }

    public NetSuiteTokens Tokens { get; }

    public NetSuiteConcurrency Concurrency { get; }

    /// <summary>Used inside the store's gate only.</summary>
    public NetSuiteBooks Books { get; }

    /// <summary>The clock of delays and of clients' assertions; contents live on the account's virtual clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>The account id as headers show it: upper case, underscore before the kind of a test account.</summary>
    public string Realm => Account.Name.ToUpperInvariant().Replace('-', '_');

    public static NetSuiteState Of(SandboxAccount account) => States.GetValue(account, a => new NetSuiteState(a));
}
