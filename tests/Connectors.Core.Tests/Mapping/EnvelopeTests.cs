using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Resolved references and the journal form.</summary>
public sealed class EnvelopeTests
{
    private static readonly CanonicalId Id = CanonicalId.Parse("0192f3a0-0000-7000-8000-000000000001");

    [Test]
    public void Resolving_puts_ids_into_json_and_references_and_keeps_the_hash()
    {
        var record = Sample();
        var resolved = record.WithResolved(new Dictionary<VendorReference, CanonicalId> { [new("acme", "main", "users", "12")] = Id });
        Assert.That(resolved.ContentHash, Is.EqualTo(record.ContentHash));
        Assert.That(resolved.References.Select(reference => reference.Id), Is.EqualTo(new CanonicalId?[] { Id, null, Id }));
        Assert.That(resolved.Text(), Is.EqualTo(record.Text()
            .Replace("""{"key":{"system":"acme","connection":"main","object":"users","value":"12","kind":"primary"},"state":"pending"}""",
                $$"""{"id":"{{Id}}","key":{"system":"acme","connection":"main","object":"users","value":"12","kind":"primary"},"state":"resolved"}""",
                    StringComparison.Ordinal)));
        var other = CanonicalId.Parse("0192f3a0-0000-7000-8000-000000000002");
        Assert.That(resolved.WithResolved(new Dictionary<VendorReference, CanonicalId> { [new("acme", "main", "users", "12")] = other }).Text(),
            Is.EqualTo(resolved.Text().Replace(Id.ToString(), other.ToString(), StringComparison.Ordinal)));
    }

    [Test]
    public void An_envelope_is_one_line_and_reads_back_equal()
    {
        var record = Sample().WithResolved(new Dictionary<VendorReference,
            CanonicalId> { [new("acme", "main", "users", "12")] = Id }) with { Id = Id };
        var line = CanonicalEnvelope.Write(record);
        Assert.That(line, Does.Not.Contain((byte)'\n'));
        var back = CanonicalEnvelope.Read(line).Value!;
        Assert.That(back.Text(), Is.EqualTo(record.Text()));
        Assert.That(back.References, Is.EqualTo(record.References));
        Assert.That(back with { Json = record.Json, References = record.References }, Is.EqualTo(record));
        Assert.That(CanonicalEnvelope.Write(back), Is.EqualTo(line));
        Assert.That(Encoding.UTF8.GetString(line), Does.Contain("\"ext\":{\"x:k\"").And.Contain("\"data\":{\"who\""));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"entity":1}""")]
    [TestCase("""{"entity":"e","schema":"1.0","source":{},"state":"live","contentHash":"","data":{},"trace":{}}""")]
    public void A_line_that_is_no_envelope_is_a_fault(string line) =>
        Assert.That(CanonicalEnvelope.Read(Encoding.UTF8.GetBytes(line)).Faults, Has.Length.EqualTo(1));

    [Test]
    public void A_line_that_is_too_long_or_too_deep_is_a_fault()
    {
        Assert.That(CanonicalEnvelope.Read(new byte[CanonicalEnvelope.LargestLine + 1]).IsSuccess, Is.False);
        Assert.That(CanonicalEnvelope.Read(Encoding.UTF8.GetBytes(new string('[', 1_000))).IsSuccess, Is.False);
    }

    private static CanonicalRecord Sample()
    {
        var mapping = Documents.Mapping(Documents.Vendor(
            """
            {"who":{"reference":"u","object":"users","entity":"resource"},"where":{"reference":"p","object":"places","entity":"place"},"note":{"copy":"n"},
             "team":{"list":"t","item":{"reference":".","object":"users","entity":"resource"}},"x:k":{"copy":"k"},"raw":{"constant":{"a":
             [1]}}}
            """));
        return mapping.Read(Documents.Record("""{"u":12,"p":"9","n":"two\nlines","k":"v","t":["12"]}"""), RelatedRecords.None, "main").Value!;
    }
}
