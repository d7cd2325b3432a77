using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>
/// Fills an organisation: users, two deals per account on average, contacts, products, line items below some deals. The same seed gives the same
/// bytes.
/// </summary>
internal sealed class SalesforceSeed(SalesforceRecords records, Random random, DateTimeOffset now, bool multiCurrency)
{
    private const int Sellers = 5;

    private readonly List<string> _sellers = [];
    private readonly List<string> _accounts = [];
    private readonly List<(string Id, string Code)> _products = [];

    public void Run(int deals)
    {
        records.Frozen = now.AddYears(-1);
        var userId = Users();
        var writer = new SalesforceWriter(records, userId);
        Products(writer);
        var count = Math.Max(1, (deals + 1) / 2);
        Accounts(writer, count);
        Contacts(writer, count + (count / 2));
        Deals(writer, deals);
        records.Frozen = null;
    }

    /// <returns>Id of the integration user, the first record of all.</returns>
    private string Users()
    {
        var self = SalesforceId.Make("005", records.Instance, SalesforceRecords.FirstNumber);
        var writer = new SalesforceWriter(records, self);
        var integration = writer.Create(records.Object("User"), User("Integration", "Connector", 0));
        for (var number = 1; number <= Sellers; number++)
            _sellers.Add(writer.Create(records.Object("User"), User(SalesforceSeedNames.FirstNames[number], "Seller " + Text(number), number)));
        return integration;
    }

    private static JsonObject User(string first, string last, int number) => new()
    {
        ["FirstName"] = first,
        ["LastName"] = last,
        ["Username"] = number == 0 ? "connector@example.com" : $"seller{Text(number)}@example.com",
        ["Email"] = number == 0 ? "connector@example.com" : $"seller{Text(number)}@example.com",
        ["Alias"] = "u" + Text(number),
        ["IsActive"] = true,
        ["FederationIdentifier"] = "F-" + Text(1000 + number),
        ["EmployeeNumber"] = "E-" + Text(1000 + number),
        ["Department"] = number == 0 ? "Systems" : "Sales",
    };

    private void Products(SalesforceWriter writer)
    {
        foreach (var (code, name) in new[] { ("PS-SENIOR", "Senior consulting"), ("PS-JUNIOR", "Junior consulting"),
            ("SUP-YEAR", "Support, one year") })
            _products.Add((writer.Create(records.Object("Product2"),
                new JsonObject { ["Name"] = name, ["ProductCode"] = code, ["IsActive"] = true, ["Family"] = "Services" }), code));
    }

    private void Accounts(SalesforceWriter writer, int count)
    {
        var type = records.Object("Account");
        var times = new SalesforceSeedTimes(count, random, now.AddDays(-1));
        for (var number = 1; number <= count; number++)
        {
            records.Frozen = times.Next();
            var body = new JsonObject
            {
                ["Name"] = SalesforceSeedNames.Client(number),
                ["AccountNumber"] = "A-" + Text(10_000 + number),
                ["Type"] = Pick(Values(type, "Type")),
                ["Industry"] = Pick(Values(type, "Industry")),
                ["BillingStreet"] = random.Next(4) == 0 ? $"{Text(number)} Sample Street\nFloor {Text(random.Next(1, 9))}"
                    : $"{Text(number)} Sample Street",
                ["BillingCity"] = Pick(SalesforceSeedNames.Cities),
                ["BillingPostalCode"] = Text(random.Next(10_000, 99_999)),
                ["BillingCountry"] = Pick(["Germany", "United Kingdom", "United States", "Switzerland"]),
                ["Phone"] = $"+49 30 5550{Text(random.Next(100, 999))}",
                ["Website"] = $"https://client{Text(number)}.example.com",
                ["OwnerId"] = Pick(_sellers),
            };
            if (multiCurrency)
                body["CurrencyIsoCode"] = Pick(SalesforceSchema.Currencies);
            _accounts.Add(writer.Create(type, body));
        }
    }

    private void Contacts(SalesforceWriter writer, int count)
    {
        var type = records.Object("Contact");
        var times = new SalesforceSeedTimes(count, random, now.AddDays(-1));
        for (var number = 1; number <= count; number++)
        {
            records.Frozen = times.Next();
            writer.Create(type, new JsonObject
            {
                ["AccountId"] = _accounts[(number - 1) % _accounts.Count],
                ["FirstName"] = random.Next(8) == 0 ? null : Pick(SalesforceSeedNames.FirstNames),
                ["LastName"] = SalesforceSeedNames.LastName(number),
                ["Email"] = $"contact{Text(number)}@example.com",
                ["Phone"] = random.Next(3) == 0 ? null : $"+49 30 5551{Text(random.Next(100, 999))}",
                ["Title"] = Pick(["Head of Operations", "Project lead", "Buyer"]),
            });
        }
    }

    /// <summary>Text fields that the org has added get values too, so that an overlay has something to read.</summary>
    private void OwnFields(SalesforceObject type, JsonObject body)
    {
        foreach (var field in type.Fields.Where(field => field is { IsCustom: true, ExternalId: false, Type: SalesforceFieldType.String }
            && !body.ContainsKey(field.Name)))
            body[field.Name] = $"{field.Label} {Text(random.Next(1, 6))}";
    }

    private void Deals(SalesforceWriter writer, int count)
    {
        var type = records.Object("Opportunity");
        var times = new SalesforceSeedTimes(count, random, now);
        for (var number = 1; number <= count; number++)
        {
            records.Frozen = times.Next();
            // The first deal is won, so that even the smallest sandbox has one.
            var won = number == 1 || random.Next(100) < 40;
            var stage = won ? SalesforceStage.Of("Closed Won") : Pick(SalesforceStage.All.Where(item => !item.IsWon).ToList());
            var account = Pick(_accounts);
            var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(stage.IsClosed ? -random.Next(0, 60) : random.Next(5, 120));
            var body = new JsonObject
            {
                ["AccountId"] = account,
                ["Name"] = SalesforceSeedNames.Deal(number, Pick(SalesforceSeedNames.Works)),
                ["StageName"] = stage.Name,
                ["Amount"] = won || random.Next(6) > 0 ? random.Next(5, 400) * 500m : null,
                ["CloseDate"] = SalesforceTime.Write(day),
                ["Type"] = Pick(Values(type, "Type")),
                ["LeadSource"] = random.Next(3) == 0 ? null : Pick(Values(type, "LeadSource")),
                ["OwnerId"] = Pick(_sellers),
                ["Planned_Start__c"] = won ? SalesforceTime.Write(day.AddDays(14)) : null,
                ["Planned_End__c"] = won ? SalesforceTime.Write(day.AddDays(14 + random.Next(30, 300))) : null,
                ["Engagement__c"] = won ? Pick(["Fixed price", "Time and materials"]) : null,
            };
            if (multiCurrency)
                body["CurrencyIsoCode"] = records.Find("Account", account)!["CurrencyIsoCode"]!.DeepClone();
            OwnFields(type, body);
            var id = writer.Create(type, body);
            if (won && random.Next(2) == 0)
                Lines(writer, id, body["Amount"]!.GetValue<decimal>());
        }
    }

    /// <summary>One line for two fifths of the amount and one for the rest, or one line for all of it.</summary>
    private void Lines(SalesforceWriter writer, string deal, decimal amount)
    {
        var first = random.Next(2) == 0 ? amount : amount * 0.4m;
        Line(writer, deal, first);
        if (first < amount)
            Line(writer, deal, amount - first);
    }

    private void Line(SalesforceWriter writer, string deal, decimal total)
    {
        var product = random.Next(_products.Count);
        writer.Create(records.Object("OpportunityLineItem"), new JsonObject
        {
            ["OpportunityId"] = deal,
            ["PricebookEntryId"] = SalesforceId.Make("01u", records.Instance, 1_000_001 + product),
            ["Product2Id"] = _products[product].Id,
            ["Quantity"] = total % 100 == 0 ? total / 100 : 1m,
            ["TotalPrice"] = total,
            ["ServiceDate"] = SalesforceTime.Write(DateOnly.FromDateTime(now.UtcDateTime).AddDays(30)),
            ["Description"] = random.Next(2) == 0 ? null : $"Work on {_products[product].Code}",
        });
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static IReadOnlyList<string> Values(SalesforceObject type, string name) => type.TryField(name, out var field) ? field.Values : [];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
