using System.Security.Cryptography;
using Connectors.Adapters.Tests.Security;
using Connectors.Http;
using Connectors.NetSuite;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Adapters.Tests.Judged;

/// <summary>Takes NetSuite's client assertions from the wire, for the sandbox here and for a foreign verifier.</summary>
public sealed class AssertionTests
{
    [TestCase("ES256")]
    [TestCase("ES384")]
    [TestCase("ES512")]
    [TestCase("PS256")]
    public async Task The_assertion_that_is_sent_is_accepted_for_each_kind_of_key(string algorithm)
    {
        using var key = Key(algorithm);
        var publicKey = key.ExportSubjectPublicKeyInfoPem();
        var options = new SandboxAccountOptions { Vendor = "netsuite", Name = "acme", CertificateId = "certificate-1", PublicKeyPem = publicKey };
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Accounts = [options] });
        var address = sandbox["netsuite", "acme"].Address;
        var credential = new ClientAssertionCredential("sandbox-client", "certificate-1", new Secret(key.ExportPkcs8PrivateKeyPem()));
        var wire = new WireTap();
        using var rig = new AdapterRig("netsuite", address, credential, TimeProvider.System);
        rig.Build(
            () => new AdapterParts(
                new NetSuiteAuthenticator(
                rig.Credentials, rig.Tokens, new NetSuiteTokens(rig.Credentials, rig.TokenRequests, TimeProvider.System), new NetSuiteSigner(TimeProvider.System)),
                new NetSuiteFaults(),
                new NetSuiteBudgets(Options.Create(new NetSuiteOptions())),
                new NetSuiteHosts()),
            () => wire);

        await new NetSuiteTokens(rig.Credentials, rig.TokenRequests, TimeProvider.System).FetchAsync(rig.Connect());

        var assertion = wire.Sent.Select(sent => sent.Secret).Single(secret => secret.Count(c => c == '.') == 2);
        JudgedTexts.Keep(JudgedTexts.Assertions,
        [
            new
            {
                algorithm, assertion, publicKey, clientId = "sandbox-client", keyId = "certificate-1",
                audience = new Uri(address, "services/rest/auth/oauth2/v1/token").AbsoluteUri,
                at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            },
        ]);
        Assert.That(sandbox["netsuite", "acme"].Log.Entries, Has.Exactly(1).Property("Status").EqualTo(200));
    }

    private static AsymmetricAlgorithm Key(string algorithm) => algorithm switch
    {
        "ES256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "ES384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        "ES512" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
        _ => RSA.Create(3072),
    };
}
