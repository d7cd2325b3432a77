using System.Text;
using Connectors.Faults;

namespace Connectors.Tenancy;

/// <summary>Known secrets are masked in texts, in all forms in which they travel (threat T4).</summary>
public sealed class RedactorTests
{
    private const string Secret = "s3cr3t/with+signs=and ümlaut!";

    [Test]
    public void A_secret_is_masked_as_it_is_url_encoded_and_in_base64()
    {
        var redactor = new Redactor();
        redactor.Register(new Secret(Secret));
        foreach (var form in new[] { Secret, Uri.EscapeDataString(Secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)) })
        {
            var masked = redactor.Mask($"before {form} between {form} after");
            Assert.That(masked, Does.Not.Contain(form).And.StartWith("before (redacted)").And.EndWith("after"));
        }
        Assert.That(redactor.Mask("nothing secret here"), Is.EqualTo("nothing secret here"), "the control");
    }

    [Test]
    public void The_lines_of_a_key_are_secrets_too()
    {
        var line = new string('K', 64);
        var redactor = new Redactor();
        redactor.Register(new Secret($"-----BEGIN PRIVATE KEY-----\n{line}\n-----END PRIVATE KEY-----\n"));
        Assert.That(redactor.Mask($"a line: {line}."), Is.EqualTo("a line: (redacted)."));
        Assert.That(redactor.Mask("-----BEGIN PRIVATE KEY-----"), Is.EqualTo("-----BEGIN PRIVATE KEY-----"));
    }

    [Test]
    public void The_longest_of_two_secrets_with_one_beginning_is_masked_whole()
    {
        var redactor = new Redactor();
        redactor.Register("abcdefgh");
        redactor.Register("abcdefgh-and-more");
        Assert.That(redactor.Mask("abcdefgh-and-more|abcdefgh|abcdefg"), Is.EqualTo("(redacted)|(redacted)|abcdefg"));
    }

    [Test]
    public void All_texts_of_a_fault_are_masked()
    {
        var redactor = new Redactor();
        redactor.Register("CANARY-secret");
        const string text = "x CANARY-secret y";
        var fault = redactor.Mask(new Fault(FaultKind.TargetInvalid, text) { Path = text, ValueClass = text, Rule = text, VendorCode = text, RequestId = text });
        Assert.That(fault.ToString() + fault.Path + fault.ValueClass + fault.Rule + fault.VendorCode + fault.RequestId, Does.Not.Contain("CANARY"));
    }

    [Test]
    public void The_slots_are_bounded_and_the_oldest_secret_leaves()
    {
        var redactor = new Redactor(slots: 10);
        for (var i = 0; i < 1000; i++)
            redactor.Register($"secret-number-{i:0000}");
        Assert.That(redactor.Mask("secret-number-0989"), Is.EqualTo("secret-number-0989"));
        for (var i = 990; i < 1000; i++)
            Assert.That(redactor.Mask($"secret-number-{i:0000}"), Is.EqualTo("(redacted)"));
    }

    [Test]
    public async Task A_credential_is_known_before_anyone_has_it()
    {
        var redactor = new Redactor();
        var provider = new RedactedCredentials(new One(new RefreshCredential("id", new("client-CANARY"), new("refresh-CANARY"))), redactor);
        await provider.GetAsync(new(new("acme"), "psa", "main"));
        Assert.That(redactor.Mask("client-CANARY refresh-CANARY"), Is.EqualTo("(redacted) (redacted)"));
        await provider.RotateAsync(default, new BearerCredential(new("x")), new BearerCredential(new("rotated-CANARY")));
        Assert.That(redactor.Mask("rotated-CANARY"), Is.EqualTo("(redacted)"));
    }

    [Test]
    public async Task Both_secrets_of_a_signing_credential_are_known_and_its_public_ids_stay_readable()
    {
        var redactor = new Redactor();
        var pair = new TokenBasedCredential("consumer-key", new("consumer-CANARY"), "token-id", new("token-CANARY"));
        await new RedactedCredentials(new One(pair), redactor).GetAsync(new(new("acme"), "erp", "main"));
        Assert.That(redactor.Mask("consumer-key consumer-CANARY token-id token-CANARY"), Is.EqualTo("consumer-key (redacted) token-id (redacted)"));
        Assert.That(pair.ToString(), Does.Not.Contain("CANARY"));
    }

    private sealed class One(Credential credential) : ICredentialProvider
    {
        public ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default) => ValueTask.FromResult(credential);

        public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default) => ValueTask.CompletedTask;
    }
}
