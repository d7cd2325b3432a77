using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sandbox;

/// <summary>
/// What a served account holds besides its contents: settings, catalogue, tokens, the count of requests under way. It does not survive a restart, as
/// at the vendor.
/// </summary>
internal sealed class NetSuiteState
{
    private static readonly ConditionalWeakTable<SandboxAccount, NetSuiteState> States = [];
    private long _requests;

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

    public NetSuiteNonces Nonces { get; } = new();

    public NetSuiteConcurrency Concurrency { get; }

    /// <summary>Used inside the store's gate only.</summary>
    public NetSuiteBooks Books { get; }

    /// <summary>The clock of delays and of clients' assertions; contents live on the account's virtual clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>The account id as headers show it: upper case, underscore before the kind of a test account.</summary>
    public string Realm => Account.Name.ToUpperInvariant().Replace('-', '_');

    /// <summary>Counts a request that was let in; refuses each n-th where the settings say so.</summary>
    public void CountRequest()
    {
        var number = Interlocked.Increment(ref _requests);
        if (Settings.UnexpectedEvery is > 0 and var every && number % every == 0) throw NetSuiteErrors.Unexpected(ErrorId(number));
    }

    public static NetSuiteState Of(SandboxAccount account) => States.GetValue(account, a => new NetSuiteState(a));

    /// <summary>Sixteen characters, the same for the same account and request.</summary>
    private string ErrorId(long number) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Account.Name}:{number}")))[..16];
}
