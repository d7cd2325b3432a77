using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Mapping;
using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Salesforce;

public sealed class MappingTests
{
    private static readonly MappingCatalog Base = AdapterMappings.Of(typeof(SalesforceOptions).Assembly);

    [TestCase("true")]
    [TestCase("false")]
    public async Task Every_account_contact_and_deal_of_an_org_fits_its_contract(string multiCurrency)
    {
        await using var rig = await SalesforceRig.StartAsync(deals: 60, settings: ("multiCurrency", multiCurrency));
        var accounts = await Read<Customer>(rig, rig.Accounts, "Account");
        var contacts = await Read<Contact>(rig, rig.Contacts, "Contact");
        var deals = await Read<Opportunity>(rig, rig.Opportunities, "Opportunity");

        using var _ = Assert.EnterMultipleScope();
        Assert.That(accounts, Is.Not.Empty);
        Assert.That(contacts, Is.Not.Empty);
        Assert.That(deals, Has.Count.EqualTo(60));
        Assert.That(deals.Select(deal => deal.Status.Code).Distinct(), Is.EquivalentTo(new[] { OpportunityStatus.Won, OpportunityStatus.Lost, OpportunityStatus.Open }));
        Assert.That(deals.Where(deal => deal.Amount is not null).Select(deal => deal.Amount!.Value.Currency).Distinct().Count(), Is.GreaterThan(multiCurrency == "true" ? 1 : 0));
        Assert.That(deals.Where(deal => deal.Probability is not null).Select(deal => deal.Probability), Is.All.InRange(0m, 1m));
        Assert.That(accounts.Select(account => account.BillTo?.Raw), Has.Some.Contains("Sample Street"));
    }

    [Test]
    public void A_won_deal_is_told_by_its_flags_and_amounts_are_exact()
    {
        var deal = Base.Inbound("salesforce", "Opportunity").Map("Opportunity", """
            {"Name":" ","AccountId":"001xx000003DGbYAAW","StageName":"Gewonnen","IsClosed":true,"IsWon":true,"Amount":125000.10,"CurrencyIsoCode":"EUR",
             "Probability":12.5,"CloseDate":"2026-11-19","CreatedDate":"2026-11-20T08:15:00.000+0000","Type":"Something else","ForecastCategory":"Forecast"}
            """).As<Opportunity>();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(deal.Status.Code, Is.EqualTo(OpportunityStatus.Won));
        Assert.That(deal.Amount, Is.EqualTo(new Money(125000.10m, "EUR")));
        Assert.That(deal.Probability, Is.EqualTo(0.125m));
        Assert.That(deal.CloseDate, Is.EqualTo(new DateOnly(2026, 11, 19)));
        Assert.That(deal.CreatedAt, Is.EqualTo(new DateTimeOffset(2026, 11, 20, 8, 15, 0, TimeSpan.Zero)));
        Assert.That(deal.Customer.Key!.Value, Is.EqualTo("001xx000003DGbYAAW"));
        Assert.That(deal.Stage.Display, Is.EqualTo("Gewonnen"));
        Assert.That((deal.Type!.Value.Code, deal.Type!.Value.Raw), Is.EqualTo((OpportunityType.Unknown, "Something else")), "kept, not refused");
        Assert.That(deal.Forecast!.Value.Code, Is.EqualTo(ForecastCategory.Commit));
        Assert.That(deal.PlannedStart, Is.Null);
    }

    [Test]
    public async Task An_overlay_names_the_fields_that_only_this_org_has()
    {
        var mappings = AdapterMappings.Of(typeof(SalesforceOptions).Assembly, """
            { "overlay": "salesforce.opportunity", "base": "1.x", "layer": "tenant",
              "fields": { "plannedStart": { "date": "Planned_Start__c" }, "plannedEnd": { "date": "Planned_End__c" },
                          "engagement": { "coded": "Engagement__c", "values": "engagement" }, "x:erp": { "copy": "ERP_Id__c" } } }
            """);
        await using var rig = await SalesforceRig.StartAsync(deals: 40);
        var deals = await Read<Opportunity>(rig, rig.Opportunities, "Opportunity", mappings);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(deals.Where(deal => deal.Status.Code == OpportunityStatus.Won).Select(deal => deal.PlannedStart), Is.All.Not.Null);
        Assert.That(deals.Where(deal => deal.Engagement is not null).Select(deal => deal.Engagement!.Value.Code), Is.All.Not.EqualTo(Engagement.Unknown));
        Assert.That(Base.Inbound("salesforce", "Opportunity").SourceFields, Has.None.EndsWith("__c"));
    }

    [Test]
    public async Task What_was_read_can_be_written_back_and_changes_nothing_but_the_stamp()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var mapping = Base.Inbound("salesforce", "Account");
        var before = (await Rows(rig, rig.Accounts, mapping)).First();
        var record = mapping.Map(before);
        var body = mapping.Write(record, ReferenceTable.None);
        Assert.That(body.IsSuccess, Is.True);

        var result = await rig.Accounts.WriteAsync(rig.Connection, new WriteCommand(WriteVerb.Update, "Account", before.Key, default, null, body.Value));
        rig.Time.Now = rig.Org.Clock.Now.AddHours(1);
        var after = (await Rows(rig, rig.Accounts, mapping)).Single(row => row.Key == before.Key);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(result, Is.TypeOf<WriteResult.Written>());
        Assert.That(after.Version, Is.Not.EqualTo(before.Version));
        Assert.That(mapping.Map(after).ContentHash, Is.EqualTo(record.ContentHash));
        Assert.That(Encoding.UTF8.GetString(body.Value.Span), Does.Not.Contain("CreatedDate").And.Not.Contain("OwnerId").And.Not.Contain("CurrencyIsoCode"));
    }

    [Test]
    public void A_row_without_what_its_contract_needs_is_refused_with_every_reason()
    {
        var row = new VendorRecord(new VendorKey("Opportunity", ""), null, null, RecordState.Live, """{"Amount":"12,3","CurrencyIsoCode":"EUR"}"""u8.ToArray());
        var refused = Base.Inbound("salesforce", "Opportunity").Read(row, RelatedRecords.None, "crm");
        Assert.That(refused.Faults.Select(fault => fault.Path), Is.SupersetOf(new[] { "/Name", "/AccountId", "/StageName", "/Amount" }));
    }

    private static async Task<List<T>> Read<T>(SalesforceRig rig, Connectors.Adapters.IRecordReader reader, string vendorObject, MappingCatalog? mappings = null)
        where T : class, IEntity
    {
        var mapping = (mappings ?? Base).Inbound("salesforce", vendorObject);
        return [.. (await Rows(rig, reader, mapping)).Select(row => mapping.Map(row).As<T>())];
    }

    private static async Task<List<VendorRecord>> Rows(SalesforceRig rig, Connectors.Adapters.IRecordReader reader, CompiledMapping mapping)
    {
        var pages = await AdapterRig.AllAsync(reader.ReadAsync(rig.Connection, new ReadRequest(null, mapping.SourceFields)));
        return [.. pages.SelectMany(page => page.Records)];
    }
}
