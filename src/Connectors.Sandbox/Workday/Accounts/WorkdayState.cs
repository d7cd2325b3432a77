using System.Runtime.CompilerServices;

namespace Connectors.Sandbox;

/// <summary>What a served account holds besides its contents: settings, access tokens, the lock. It does not survive a restart.</summary>
internal sealed class WorkdayState
{
    private static readonly ConditionalWeakTable<SandboxAccount, WorkdayState> States = [];

    private WorkdayState(SandboxAccount account)
    {
        Account = account;
        Settings = new(account.Options.Settings);
        Times = new(Settings);
        Tokens = new(account, Settings);
        Passwords = new(account, Settings);
        Limits = new(account.Time, Settings);
        Organizations = new(this);
        Workers = new(this);
        Catalog = new(this);
        Projects = new(this);
        Events = new(this);
    }

    public SandboxAccount Account { get; }

    public WorkdaySettings Settings { get; }

    public WorkdayTimes Times { get; }

    public WorkdayTokens Tokens { get; }

    public WorkdayPasswords Passwords { get; }

    public WorkdayLimits Limits { get; }

    public WorkdayOrganizations Organizations { get; }

    public WorkdayWorkers Workers { get; }

    public WorkdayCatalog Catalog { get; }

    public WorkdayProjects Projects { get; }

    public WorkdayEvents Events { get; }

    public string Tenant => Account.Name;

    /// <summary>UTC.</summary>
    public DateTimeOffset Now => Account.Clock.Now;

    /// <summary>The day in the tenant.</summary>
    public DateOnly Today => Times.DayOf(Now);

    public static WorkdayState Of(SandboxAccount account) => States.GetValue(account, served => new(served));
}
