using System.Text;
using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Canonical records made of canonical records.</summary>
public sealed class DerivationTests
{
    [TestCase("""{"copy":"name"}""", "\"Ann\"")]
    [TestCase("""{"boolean":"ok"}""", "true")]
    [TestCase("""{"integer":"duration"}""", "5400")]
    [TestCase("""{"decimal":"total.amount"}""", "\"140.5\"")]
    [TestCase("""{"date":"day"}""", "\"2026-02-28\"")]
    [TestCase("""{"date":"at","truncate":true}""", "\"2026-02-28\"")]
    [TestCase("""{"instant":"at"}""", "\"2026-02-28T10:00:00Z\"")]
    [TestCase("""{"duration":"duration"}""", "5400")]
    [TestCase("""{"money":"total"}""", """{"amount":"140.50","currency":"USD"}""")]
    [TestCase("""{"money":"total.amount","currency":"total.currency"}""", """{"amount":"140.50","currency":"USD"}""")]
    [TestCase("""{"coded":"status"}""", """{"code":"yes","raw":"Y","label":"Ja","system":"acme"}""")]
    [TestCase("""{"coded":"status","values":"v"}""", """{"code":"done","raw":"Y","label":"Ja","system":"acme"}""")]
    [TestCase("""{"reference":"customer"}""",
        """{"key":{"system":"crm","connection":"c","object":"accounts","value":"A1","kind":"email"},"display":"Acme","state":"pending"}""")]
    [TestCase("""{"reference":"@source","entity":"thing"}""",
        """{"key":{"system":"acme","connection":"main","object":"things","value":"17","kind":"primary"},"state":"pending"}""")]
    [TestCase("""{"copy":"@source.version"}""", "\"7\"")]
    [TestCase("""{"hours":"duration"}""", "\"1.5\"")]
    [TestCase("""{"multiply":"rate","by":"duration","per":"hour"}""", """{"amount":"15.02","currency":"USD"}""")]
    [TestCase("""{"multiply":"rate","by":"share"}""", """{"amount":"-2.50","currency":"USD"}""")]
    [TestCase("""{"multiply":"nothing","by":"share"}""", null)]
    [TestCase("""{"sum":"lines","of":{"money":"m"}}""", """{"amount":"0.30","currency":"USD"}""")]
    [TestCase("""{"sum":"lines","of":{"duration":"s"}}""", "90")]
    [TestCase("""{"sum":"lines","of":{"decimal":"m.amount"}}""", "\"0.3\"")]
    [TestCase("""{"sum":"lines","of":{"money":"m"},"where":{"path":"s","is":30}}""", """{"amount":"0.10","currency":"USD"}""")]
    [TestCase("""{"sum":"none","of":{"money":"m"}}""", null)]
    [TestCase("""{"min":"lines","of":{"date":"d"}}""", "\"2026-01-31\"")]
    [TestCase("""{"max":"lines","of":{"copy":"d"}}""", "\"2026-02-01\"")]
    [TestCase("""{"max":"lines","of":{"money":"m"}}""", """{"amount":"0.20","currency":"USD"}""")]
    [TestCase("""{"count":"lines"}""", "2")]
    [TestCase("""{"count":"none"}""", null)]
    [TestCase("""{"when":[{"if":{"path":"status","is":"yes"},"then":{"constant":"a","as":"coded"}}]}""", """{"code":"a"}""")]
    [TestCase("""{"list":"@self","fields":{"n":{"copy":"name"},"p":{"number":"position"}}}""", """[{"n":"Ann","p":1}]""")]
    public void A_rule_derives(string rule, string? expected)
    {
        var mapping = Documents.Mapping(Documents.Derivation($$"""{"f":{{rule}}}""", ""","values":{"v":{"yes":"done"}}"""));
        Assert.That(mapping.Derive(
            """
            {"name":"Ann","ok":true,"duration":5400,"total":{"amount":"140.50","currency":"USD"},"day":"2026-02-28","at":"2026-02-28T10:00:00Z",
             "status":{"code":"yes","raw":"Y","label":"Ja","system":"acme"},"rate":{"amount":"10.01","currency":"USD"},"share":"-0.2498",
             "customer":{"id":"0192f3a0-0000-7000-8000-000000000001","key":{"system":"crm","connection":"c","object":"accounts","value":"A1","kind":"email"},"display":"Acme","state":"resolved"},
             "lines":[{"m":{"amount":"0.10","currency":"USD"},"s":30,"d":"2026-02-01"},{"m":{"amount":"0.20","currency":"USD"},"s":60,"d":"2026-01-31"}]}
            """), Is.EqualTo(expected is null ? "{}" : $$"""{"f":{{expected}}}"""));
    }

    [Test]
    public void Rates_times_time_round_half_away_from_zero()
    {
        var mapping = Documents.Mapping(Documents.Derivation("""{"f":{"multiply":"r","by":"s","per":"hour"}}"""));
        Assert.That(mapping.Derive("""{"r":{"amount":"0.01","currency":"USD"},"s":1800}"""), Does.Contain("\"0.01\""));
        Assert.That(mapping.Derive("""{"r":{"amount":"-0.01","currency":"USD"},"s":1800}"""), Does.Contain("\"-0.01\""));
        Assert.That(mapping.Derive("""{"r":{"amount":"100","currency":"JPY"},"s":1799}"""), Does.Contain("\"50\""));
    }

    [Test]
    public void Sums_over_two_currencies_are_refused()
    {
        var mapping = Documents.Mapping(Documents.Derivation("""{"f":{"sum":"l","of":{"money":"m"}}}"""));
        var outcome = mapping.Derive(Documents.Canonical("""{"l":[{"m":{"amount":"1","currency":"USD"}},{"m":{"amount":"1","currency":"EUR"}}]}"""),
            new Dictionary<string, CanonicalRecord>());
        Assert.That(outcome.Faults.Single().Message, Does.Contain("do not go together"));
    }

    [Test]
    public void A_derived_record_carries_its_origin_and_what_it_needs_is_told()
    {
        var mapping = Documents.Mapping(Documents.Derivation(
            """{"name":{"copy":"customer.name"},"of":{"reference":"customer.@source","entity":"customer"},"parent":{"reference":"customer.parent","entity":"customer"}}""",
            ""","related":{"customer":{"entity":"customer","by":"customer"},"absent":{"entity":"project","by":"project"}}"""));
        var source =
            Documents.Canonical("""{"customer":{"key":{"system":"crm","connection":"c","object":"accounts","value":"A1","kind":"primary"},"state":"pending"}}""");
        Assert.That(mapping.Needs(source), Is.EqualTo(new[] { new DerivationNeed("customer", "customer", new("crm", "c", "accounts", "A1")) }));

        var customer = Documents.Canonical("""{"name":"Acme"}""", "customer", "A1");
        var derived = mapping.Derive(source, new Dictionary<string, CanonicalRecord> { ["customer"] = customer }).Value!;
        Assert.That(derived.Text(), Is.EqualTo(
            """{"name":"Acme","of":{"key":{"system":"acme","connection":"main","object":"things","value":"A1","kind":"primary"},"state":"pending"}}"""));
        Assert.That(derived.Source, Is.EqualTo(new RecordSource("connectors", "main", "flow.made", "17", "7", null)));
        Assert.That(derived.Trace, Is.EqualTo(new RecordTrace("flow.made", "1.0.0", "acme")));
        Assert.That(derived.References.Single(), Is.EqualTo(new CanonicalReference("/of", "customer", new("acme", "main", "things", "A1"))));
        Assert.That(derived.ContentHash,
            Is.EqualTo(mapping.Derive(source, new Dictionary<string, CanonicalRecord> { ["customer"] = customer }).Value!.ContentHash));
    }

    [Test]
    public void A_collection_is_derived_with_the_address_of_each_entry()
    {
        var mapping = Documents.Mapping(Documents.Derivation(
            """
            {"lines":{"list":"entries","fields":{"no":{"number":"position"},"note":{"copy":"note"},"sources":{"list":"@self","fields":{"of":{"reference":"@source","entity":"thing"},"version":{"copy":"@source.version"}}}}},
             "project":{"copy":"project.name"},"n":{"count":"entries"}}
            """, ""","related":{"project":{"entity":"project","by":"entries[0].project"}}""", collect: true));
        var first =
            Documents.Canonical("""{"note":"a","project":{"key":{"system":"acme","connection":"main","object":"p","value":"P1","kind":"primary"},"state":"pending"}}""", id: "1") with
        {
            References = [new("/project", "project", new("acme", "main", "p", "P1"))],
        };
        var all = CanonicalCollection.Of([first, Documents.Canonical("""{"note":"b"}""", id: "2")]);
        Assert.That(mapping.Needs(all).Single().Key.Value, Is.EqualTo("P1"));
        Assert.That(all.References.Single().Path, Is.EqualTo("/entries/0/project"));

        var derived = mapping.Derive(all, new Dictionary<string,
            CanonicalRecord> { ["project"] = Documents.Canonical("""{"name":"Alpha"}""") }).Value!;
        Assert.That(derived.Text(),
            Does.StartWith("""{"lines":[{"no":1,"note":"a","sources":[{"of":{"key":{"system":"acme","connection":"main","object":"things","value":"1","kind":"primary"},"state":"pending"},"version":"7"}]},{"no":2,""")
            .And.EndsWith("""],"project":"Alpha","n":2}"""));
        Assert.That(derived.References.Select(reference => reference.Path), Is.EqualTo(new[] { "/lines/0/sources/0/of", "/lines/1/sources/0/of" }));
    }

    [Test]
    public void The_same_records_make_the_same_collection_and_a_new_version_another_one()
    {
        CanonicalRecord one = Documents.Canonical("{}", id: "1"), two = Documents.Canonical("{}", id: "2");
        Assert.That(CanonicalCollection.Of([one, two]).Source.Id, Is.EqualTo(CanonicalCollection.Of([one, two]).Source.Id));
        Assert.That(CanonicalCollection.Of([one, two with { Source = two.Source with { Version = "8" } }]).Source.Id,
            Is.Not.EqualTo(CanonicalCollection.Of([one, two]).Source.Id));
        Assert.That(() => CanonicalCollection.Of([]), Throws.ArgumentException);
        Assert.That(() => CanonicalCollection.Of([one, Documents.Canonical("{}", "other")]), Throws.ArgumentException);
    }

    [Test]
    public void Directions_are_not_mixed_up()
    {
        var derivation = Documents.Mapping(Documents.Derivation("""{"a":{"copy":"a"}}"""));
        Assert.That(() => derivation.Read(Documents.Record("{}"), Exchange.RelatedRecords.None, "c"), Throws.InvalidOperationException);
        var vendor = Documents.Mapping(Documents.Vendor("""{"a":{"copy":"a"}}"""));
        Assert.That(() => vendor.Derive(Documents.Canonical("{}"), new Dictionary<string, CanonicalRecord>()), Throws.InvalidOperationException);
    }
}
