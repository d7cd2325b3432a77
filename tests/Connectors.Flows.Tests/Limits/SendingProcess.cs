using System.Globalization;
using Connectors.Limits;
using Connectors.PostgreSql;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests.Limits;

/// <summary>A process that sends as fast as its budget allows, until it is killed, and says when.</summary>
internal static class SendingProcess
{
    public const int Permits = 40;

    public static readonly BudgetRule.Rate Rate = new("account", Permits, TimeSpan.FromSeconds(1));

    public static async Task RunAsync(string database, bool isSharing)
    {
        await using var store = new PostgreSqlStateStore(database);
        var time = TimeProvider.System;
        var shared = isSharing ? new SharedBudgets(store, time, static _ => { }) : null;
        var ledger = new BudgetLedger(BudgetBounds.Default, time, shared: shared);
        var begin = time.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(ledger, begin)));
    }

    /// <summary>What is said is when it was granted, not when this got to say it.</summary>
    private static async Task SendAsync(BudgetLedger ledger, DateTimeOffset begin)
    {
        while (true)
        {
            using var lease = await ledger.AcquireAsync(new TenantId("acme"), "psa", new([Rate], false));
            Console.WriteLine((begin + lease.At).Ticks.ToString(CultureInfo.InvariantCulture));
        }
    }
}
