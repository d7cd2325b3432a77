using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>First contents of an account. Seeded records have ids below 600; what clients create goes on from there.</summary>
internal static class NetSuiteSeed
{
    public static void Fill(NetSuiteBooks books)
    {
        Currencies(books);
        Save(books, "subsidiary", "1",
            new JsonObject { ["name"] = "Parent Company", ["legalName"] = "Parent Company Inc.", ["currency"] = Ref("1"), ["country"] = Ref("US") });
        Items(books);
        Terms(books);
        Employees(books);
        Customers(books);
    }

    private static void Currencies(NetSuiteBooks books)
    {
        Currency(books, "1", "USA", "USD", "$", 1m, 2m, true);
        Currency(books, "2", "Euro", "EUR", "€", 1.08m, 2m, false);
        Currency(books, "3", "Japanese Yen", "JPY", "¥", 0.0065m, 0m, false);
        Currency(books, "4", "British Pound", "GBP", "£", 1.27m, 2m, false);
    }

    private static void Currency(
        NetSuiteBooks books, string id, string name, string symbol, string sign, decimal rate, decimal precision, bool isBase) =>
        Save(books, "currency", id, new JsonObject
        {
            ["name"] = name,
            ["symbol"] = symbol,
            ["displaySymbol"] = sign,
            ["exchangeRate"] = rate,
            ["currencyPrecision"] = precision,
            ["isBaseCurrency"] = isBase,
        });

    private static void Items(NetSuiteBooks books)
    {
        Item(books, "54", "PS Senior", "Senior consultant", "Senior consulting, hours");
        Item(books, "55", "PS Junior", "Junior consultant", "Junior consulting, hours");
        Item(books, "56", "Expense rebill", "Expense rebill", "Expenses at cost");
    }

    private static void Item(NetSuiteBooks books, string id, string name, string display, string description) =>
        Save(books, "serviceSaleItem", id, new JsonObject
        {
            ["itemId"] = name,
            ["displayName"] = display,
            ["salesDescription"] = description,
            ["incomeAccount"] = Ref("54"),
        });

    private static void Terms(NetSuiteBooks books)
    {
        Save(books, "term", "1", new JsonObject { ["name"] = "Net 15", ["daysUntilNetDue"] = 15m });
        Save(books, "term", "2", new JsonObject { ["name"] = "Net 30", ["daysUntilNetDue"] = 30m });
        Save(books, "term", "3", new JsonObject { ["name"] = "Net 60", ["daysUntilNetDue"] = 60m });
    }

    private static void Employees(NetSuiteBooks books)
    {
        Employee(books, "501", "Ines", "Calder", "Delivery lead", "2021-03-01", null);
        Employee(books, "502", "Tomas", "Vellin", "Senior consultant", "2022-09-15", "501");
        Employee(books, "503", "Maree", "Ostby", "Consultant", "2024-01-08", "501");
    }

    private static void Employee(NetSuiteBooks books, string id, string first, string last, string title, string hired, string? supervisor)
    {
        var record = new JsonObject
        {
            ["firstName"] = first,
            ["lastName"] = last,
            ["title"] = title,
            ["email"] = $"{first}.{last}@parent.test".ToLowerInvariant(),
            ["subsidiary"] = Ref("1"),
            ["hireDate"] = hired,
            ["isJobResource"] = true,
            ["isJobManager"] = supervisor is null,
        };
        if (supervisor is not null) record["supervisor"] = Ref(supervisor);
        Save(books, "employee", id, record);
    }

    private static void Customers(NetSuiteBooks books)
    {
        Customer(books, "521", "Larkmoor Instruments", "1", "2");
        Customer(books, "522", "Brüning & Sohn GmbH", "2", "2");
        Customer(books, "523", "Hoshizora Kogyo", "3", "3");
    }

    private static void Customer(NetSuiteBooks books, string id, string name, string currency, string terms) =>
        Save(books, "customer", id, new JsonObject
    {
        ["companyName"] = name,
        ["isPerson"] = false,
        ["email"] = $"ap{id}@customer.test",
        ["subsidiary"] = Ref("1"),
        ["currency"] = Ref(currency),
        ["terms"] = Ref(terms),
    });

    private static void Save(NetSuiteBooks books, string type, string id, JsonObject record)
    {
        record.Insert(0, "id", id);
        var kind = books.Catalog[type]!;
        kind.Complete(record, null, books);
        books.Store(kind, record);
    }

    private static JsonObject Ref(string id) => new() { ["id"] = id };
}
