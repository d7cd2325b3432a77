using Connectors.Faults;
using Microsoft.Extensions.Configuration;

namespace Connectors.Tenancy;

/// <summary>Credentials from configuration and environment: found where they lie, never another tenant's, never told in a fault.</summary>
public sealed class CredentialProviderTests
{
    private const string Canary = "CANARY-4f1d";

    [Test]
    public async Task Each_kind_is_read_by_its_fields()
    {
        var provider = Configured(
            ("Credentials:acme:a:Token", "t"),
            ("Credentials:acme:b:ClientId", "id"), ("Credentials:acme:b:ClientSecret", "s"),
            ("Credentials:acme:c:ClientId", "id"), ("Credentials:acme:c:KeyId", "k"), ("Credentials:acme:c:PrivateKeyPem", "pem"),
            ("Credentials:acme:d:ClientId", "id"), ("Credentials:acme:d:RefreshToken", "r"),
            ("Credentials:acme:e:Kind", "Bearer"), ("Credentials:acme:e:Token", "t2"), ("Credentials:acme:e:ClientId", "ignored"),
            ("Credentials:acme:f:ClientId", "id"), ("Credentials:acme:f:ClientSecret", "s"), ("Credentials:acme:f:TokenId", "t3"), ("Credentials:acme:f:TokenSecret", "s3"));
        Assert.That(await provider.GetAsync(Key("acme", "a")), Is.EqualTo(new BearerCredential(new("t"))));
        Assert.That(await provider.GetAsync(Key("acme", "b")), Is.EqualTo(new ClientSecretCredential("id", new("s"))));
        Assert.That(await provider.GetAsync(Key("acme", "c")), Is.EqualTo(new ClientAssertionCredential("id", "k", new("pem"))));
        Assert.That(await provider.GetAsync(Key("acme", "d")), Is.EqualTo(new RefreshCredential("id", new(""), new("r"))));
        Assert.That(await provider.GetAsync(Key("acme", "e")), Is.EqualTo(new BearerCredential(new("t2"))));
        Assert.That(await provider.GetAsync(Key("acme", "f")), Is.EqualTo(new TokenBasedCredential("id", new("s"), "t3", new("s3"))));
    }

    [Test]
    public async Task The_reference_comes_before_the_connection()
    {
        var provider = Configured(("Credentials:acme:main:Token", "by reference"), ("Credentials:acme:psa:Token", "by connection"));
        Assert.That(await provider.GetAsync(Key("acme", "main")), Is.EqualTo(new BearerCredential(new("by reference"))));
        Assert.That(await provider.GetAsync(Key("acme", "other")), Is.EqualTo(new BearerCredential(new("by connection"))));
    }

    [Test]
    public void A_missing_credential_names_tenant_connection_reference_and_places()
    {
        var chain = new CredentialChain(Configured(), new EnvironmentCredentials(_ => null));
        var fault = Refusal(chain, Key("acme", "main"));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.Configuration));
        foreach (var part in new[] { "'acme'", "'psa'", "'main'", "Credentials:acme:main", "Credentials:acme:psa", "CONNECTORS_ACME_MAIN_TOKEN" })
            Assert.That(fault.Message, Does.Contain(part));
    }

    [TestCase("ClientId", "ClientSecret is missing")]
    [TestCase("ClientSecret", "ClientId is missing")]
    [TestCase("PrivateKeyPem", "ClientId is missing")]
    [TestCase("PrivateKeyFile", "ClientId is missing")]
    [TestCase("RefreshToken", "ClientId is missing")]
    [TestCase("TokenSecret", "ClientId is missing")]
    [TestCase("Kind", "Kind must be")]
    public void A_half_credential_names_the_field_that_is_missing_and_no_value(string field, string expected)
    {
        var chain = new CredentialChain(Configured(($"Credentials:acme:main:{field}", Canary)), new EnvironmentCredentials(_ => "found elsewhere"));
        var fault = Refusal(chain, Key("acme", "main"));
        Assert.That(fault.Message, Does.Contain(expected).And.Not.Contain(Canary));
    }

    [Test]
    public void A_key_file_that_cannot_be_read_is_not_named_by_its_value()
    {
        var provider = Configured(("Credentials:acme:main:ClientId", "id"), ("Credentials:acme:main:KeyId", "k"), ("Credentials:acme:main:PrivateKeyFile", $"/nowhere/{Canary}"));
        Assert.That(Refusal(provider, Key("acme", "main")).Message, Does.Contain("PrivateKeyFile").And.Not.Contain(Canary));
    }

    [Test]
    public async Task A_key_is_read_from_its_file()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "pem text");
        var provider = Configured(("Credentials:acme:main:ClientId", "id"), ("Credentials:acme:main:KeyId", "k"), ("Credentials:acme:main:PrivateKeyFile", path));
        Assert.That(((ClientAssertionCredential)await provider.GetAsync(Key("acme", "main"))).PrivateKeyPem.Reveal(), Is.EqualTo("pem text"));
        File.Delete(path);
    }

    [Test]
    public void No_tenant_gets_anothers_credential_from_configuration()
    {
        var provider = Configured(("Credentials:acme:main:Token", Canary), ("Credentials:acme:psa:Token", Canary));
        foreach (var reference in new[] { "main", "psa", "acme:main", ":acme:main", "..", "../acme/main", "main:", "", "acme__main" })
            Assert.That(Refusal(provider, Key("globex", reference)).Kind, Is.EqualTo(FaultKind.Configuration), reference);
        Assert.DoesNotThrowAsync(async () => await provider.GetAsync(Key("acme", "main")), "the control");
        Assert.ThrowsAsync<InvalidOperationException>(async () => await provider.GetAsync(new(default, "psa", "main")), "no tenant, no credential");
    }

    [Test]
    public void No_two_keys_share_an_environment_variable()
    {
        string[] parts = ["a", "b", "a-", "a--", "a-b", "a--b", "b-a", "a-b-", "token", "client-id", "a-token", "a-client"];
        var seen = new Dictionary<string, CredentialKey>(StringComparer.Ordinal);
        foreach (var tenant in parts)
            foreach (var reference in parts)
            {
                var key = Key(tenant, reference);
                var asked = new HashSet<string>(StringComparer.Ordinal);
                var provider = new EnvironmentCredentials(name =>
                {
                    asked.Add(name);
                    return null;
                });
                Refusal(provider, key);
                Assert.That(asked, Has.Count.EqualTo(CredentialFields.Names.Length));
                foreach (var name in asked)
                    Assert.That(seen.TryAdd(name, key), Is.True, $"{name} stands for {key} and {seen[name]}");
            }
    }

    [Test]
    public async Task Environment_variables_have_the_documented_names()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CONNECTORS_ACME_MAIN_CLIENT_ID"] = "id",
            ["CONNECTORS_ACME_MAIN_CLIENT_SECRET"] = "s",
            ["CONNECTORS_NORTH__STAR_PSA__EU_TOKEN"] = "t",
        };
        var provider = new EnvironmentCredentials(variables.GetValueOrDefault);
        Assert.That(await provider.GetAsync(Key("acme", "main")), Is.EqualTo(new ClientSecretCredential("id", new("s"))));
        Assert.That(await provider.GetAsync(Key("north-star", "psa-eu")), Is.EqualTo(new BearerCredential(new("t"))));
    }

    [Test]
    public void Neither_can_store_a_rotated_credential_and_both_say_what_can()
    {
        var bearer = new BearerCredential(new(Canary));
        foreach (var provider in new ICredentialProvider[] { Configured(), new EnvironmentCredentials(_ => null), new CredentialChain(Configured(), new EnvironmentCredentials(_ => null)) })
        {
            var failure = Assert.ThrowsAsync<ConnectorException>(async () => await provider.RotateAsync(Key("acme", "main"), bearer, bearer));
            Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.Unsupported));
            Assert.That(failure.Message, Does.Contain("UseCredentials").And.Not.Contain(Canary));
        }
    }

    private static CredentialKey Key(string tenant, string reference) => new(new(tenant), "psa", reference);

    private static ConfigurationCredentials Configured(params (string Key, string Value)[] values) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(values.Select(static value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build());

    private static Fault Refusal(ICredentialProvider provider, CredentialKey key) =>
        Assert.ThrowsAsync<ConnectorException>(async () => await provider.GetAsync(key))!.Fault;
}
