using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NJsonSchema;

namespace Connectors.Contracts;

public class CanonicalJsonLawTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Test]
    public Task Customer() => BothLawsAsync<Customer>();

    [Test]
    public Task Contact() => BothLawsAsync<Contact>();

    [Test]
    public Task Worker() => BothLawsAsync<Worker>();

    [Test]
    public Task OrgUnit() => BothLawsAsync<OrgUnit>();

    [Test]
    public Task Rate() => BothLawsAsync<Rate>();

    [Test]
    public Task Resource() => BothLawsAsync<Resource>();

    [Test]
    public Task Opportunity() => BothLawsAsync<Opportunity>();

    [Test]
    public Task Contract() => BothLawsAsync<Contract>();

    [Test]
    public Task Project() => BothLawsAsync<Project>();

    [Test]
    public Task WorkItem() => BothLawsAsync<WorkItem>();

    [Test]
    public Task TimeEntry() => BothLawsAsync<TimeEntry>();

    [Test]
    public Task ExpenseItem() => BothLawsAsync<ExpenseItem>();

    [Test]
    public Task Invoice() => BothLawsAsync<Invoice>();

    [Test]
    public Task Payment() => BothLawsAsync<Payment>();

    [Test]
    public void Every_contract_is_under_law() =>
        Assert.That(EntityCatalog.All.Where(static entity => typeof(CanonicalJsonLawTests).GetMethod(entity.Type.Name) is null), Is.Empty);

    [Test]
    public void Text_that_is_not_canonical_is_made_so_and_does_not_pass_the_law()
    {
        const string id = "01976f3c-8d7a-7c55-9c1e-0f3b6a2d4e11";
        const string loose =
            $$"""{"status":{"code":"received"},"direction":{"code":"in"},"party":{"id":"{{id}}"}"""
            + ""","date":"2026-11-19","amount":{"amount":"1.5","currency":"USD"},"tags":[]}""";
        const string canonical =
            $$"""{"direction":{"code":"in"},"party":{"id":"{{id}}","state":"resolved"}"""
            + ""","date":"2026-11-19","amount":{"amount":"1.50","currency":"USD"},"status":{"code":"received"}}""";
        Assert.That(Again<Payment>(loose), Is.EqualTo(canonical));
        Assert.That(Again<Payment>(canonical), Is.EqualTo(canonical));
    }

    private static async Task BothLawsAsync<T>()
        where T : class, IEntity
    {
        var entity = EntityCatalog.Find(T.Name)!;
        var schema = await JsonSchema.FromJsonAsync(EntitySchemas.Export(T.Name));
        Check.One(Runs, Prop.ForAll(JsonGen.Record(entity).ToArbitrary(), json =>
        {
            Assert.That(Again<T>(json), Is.EqualTo(json), "writing what was read is the same text");
            Assert.That(schema.Validate(json), Is.Empty, "canonical JSON follows the exported schema");
        }));
        Check.One(Runs, Prop.ForAll(RecordGen.Record<T>().ToArbitrary(), record =>
        {
            var again = CanonicalJson.Parse<T>(CanonicalJson.ToJson(record));
            Assert.That(again, Is.EqualTo(record).UsingPropertiesComparer(), "every member is the same");
            Assert.That(again.Equals(record) && again.GetHashCode() == record.GetHashCode(), "the records say so themselves");
        }));
    }

    private static string Again<T>(string json)
        where T : class, IEntity => Encoding.UTF8.GetString(CanonicalJson.ToJson(CanonicalJson.Parse<T>(Encoding.UTF8.GetBytes(json))));
}
