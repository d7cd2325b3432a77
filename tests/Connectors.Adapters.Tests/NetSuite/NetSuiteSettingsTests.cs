using System.Collections.Immutable;
using Connectors.Faults;
using Connectors.NetSuite;
using Connectors.Tenancy;

namespace Connectors.Adapters.Tests.NetSuite;

public sealed class NetSuiteSettingsTests
{
    [TestCase("1234567", "https://1234567.suitetalk.api.netsuite.com/")]
    [TestCase("TSTDRV1234567_SB1", "https://tstdrv1234567-sb1.suitetalk.api.netsuite.com/")]
    public void The_address_is_built_from_the_account(string account, string address) =>
        Assert.That(new NetSuiteHosts().AddressFor(Settings(account)), Is.EqualTo(new Uri(address)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("123.evil.example#")]
    [TestCase("123/x")]
    [TestCase("_SB1")]
    [TestCase("123\n")]
    public void An_account_that_is_none_is_refused(string? account) =>
        Assert.That(
            () => new NetSuiteHosts().AddressFor(Settings(account)),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.Configuration));

    [Test]
    public void The_defaults_are_valid() => Assert.That(new NetSuiteOptions().IsValid(), Is.True);

    private static ConnectionSettings Settings(string? account) =>
        new("erp", "netsuite", account, null, "erp", ImmutableDictionary<string, string>.Empty);
}
