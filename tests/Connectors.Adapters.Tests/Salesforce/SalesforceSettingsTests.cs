using System.Collections.Immutable;
using Connectors.Faults;
using Connectors.Limits;
using Connectors.Salesforce;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Adapters.Tests.Salesforce;

public sealed class SalesforceSettingsTests
{
    [TestCase("acme", "https://acme.my.salesforce.com/")]
    [TestCase("Acme--UAT.sandbox", "https://acme--uat.sandbox.my.salesforce.com/")]
    [TestCase("acme-dev-ed.develop", "https://acme-dev-ed.develop.my.salesforce.com/")]
    public void The_address_is_built_from_the_account(string account, string address) =>
        Assert.That(new SalesforceHosts().AddressFor(Settings(account)), Is.EqualTo(new Uri(address)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("acme.evil.example#")]
    [TestCase("acme/x")]
    [TestCase("acme@x")]
    [TestCase("169.254.169.254%23")]
    [TestCase("acme.my.salesforce.com")]
    [TestCase("-acme")]
    [TestCase("acme\n")]
    public void An_account_that_is_no_My_Domain_is_refused(string? account) =>
        Assert.That(
            () => new SalesforceHosts().AddressFor(Settings(account)),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.Configuration));

    [TestCase("api-usage=18/15000", 18, 15000)]
    [TestCase("api-usage=25/5000; per-app-api-usage=17/250(appName=sample-connected-app)", 25, 5000)]
    [TestCase("per-app-api-usage=17/250(appName=x); api-usage=1/2", 1, 2)]
    public void The_used_requests_are_read_from_the_answer(string header, int used, int permits)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Sforce-Limit-Info", header);
        Assert.That(Budgets().Read(response), Is.EqualTo(new[] { new BudgetReading("daily", used, permits) }));
    }

    [TestCase("per-app-api-usage=17/250")]
    [TestCase("api-usage=x/1")]
    [TestCase("api-usage=99999999999/1")]
    public void A_strange_header_tells_nothing(string header)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Sforce-Limit-Info", header);
        Assert.That(Budgets().Read(response), Is.Empty);
    }

    [Test]
    public void Part_of_the_daily_requests_is_kept_for_writes() =>
        Assert.That(
            Budgets().For(null!, null!).OfType<BudgetRule.Quota>().Single(),
            Is.EqualTo(new BudgetRule.Quota("daily", 15_000, TimeSpan.FromDays(1), 3_000)));

    [Test]
    public void Every_wrong_option_is_named()
    {
        var options = new SalesforceOptions
        {
            SafetyWindow = TimeSpan.FromHours(2), Overlap = TimeSpan.FromDays(2), BatchSize = 1, DailyRequests = 0, ReservedForWritesPercent = 99,
            ConcurrentRequests = 0, ExternalIdField = "ERP Id",
        };
        using var _ = Assert.EnterMultipleScope();
        Assert.That(options.FindMistakes(), Has.Length.EqualTo(7));
        Assert.That(new SalesforceOptions().FindMistakes(), Is.Empty);
    }

    private static SalesforceBudgets Budgets() => new(Options.Create(new SalesforceOptions()));

    private static ConnectionSettings Settings(string? account) =>
        new("crm", "salesforce", account, null, "crm", ImmutableDictionary<string, string>.Empty);
}
