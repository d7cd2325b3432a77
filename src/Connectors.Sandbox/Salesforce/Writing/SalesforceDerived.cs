using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What the platform computes from other fields at each write.</summary>
internal sealed class SalesforceDerived(SalesforceRecords records)
{
    /// <param name="type">Object of the row.</param>
    /// <param name="row">The row with the written values already in it.</param>
    /// <param name="written">Canonical names of the fields in the request.</param>
    public void Apply(SalesforceObject type, JsonObject row, IReadOnlySet<string> written)
    {
        switch (type.Name)
        {
            case "Contact" or "User":
                row["Name"] = string.Join(' ', new[] { Text(row, "FirstName"), Text(row, "LastName") }.OfType<string>());
                break;
            case "Opportunity":
                Opportunity(type, row, written);
                break;
            case "OpportunityLineItem":
                Line(type, row, written);
                break;
        }
    }

    /// <summary>Amount is the sum of the lines as soon as there are any.</summary>
    private void SumLines(SalesforceObject type, JsonObject opportunity)
    {
        var id = Text(opportunity, "Id");
        var lines = records.Live("OpportunityLineItem").Where(line => Text(line, "OpportunityId") == id).ToList();
        opportunity["HasOpportunityLineItem"] = lines.Count > 0;
        if (lines.Count > 0)
            Set(type, opportunity, "Amount", lines.Sum(line => Amount(line, "TotalPrice") ?? 0));
    }

    private void Opportunity(SalesforceObject type, JsonObject row, IReadOnlySet<string> written)
    {
        var stage = SalesforceStage.Of(Text(row, "StageName"));
        if (written.Contains("StageName") && !written.Contains("Probability"))
            Set(type, row, "Probability", stage.Probability);
        row["IsClosed"] = stage.IsClosed;
        row["IsWon"] = stage.IsWon;
        row["ForecastCategory"] = stage.Forecast;
        if (Text(row, "CloseDate") is { } closeDate)
            Set(type, row, "FiscalYear", int.Parse(closeDate.AsSpan(0, 4), CultureInfo.InvariantCulture));
        // A written amount is ignored without an error where lines already say what it is. A record that was never stamped is new and has none.
        if (row["SystemModstamp"] is null)
            row["HasOpportunityLineItem"] = false;
        else
            SumLines(type, row);
        Set(type, row, "ExpectedRevenue", Amount(row, "Amount") * (Amount(row, "Probability") ?? 0) / 100);
    }

    private static void Line(SalesforceObject type, JsonObject row, IReadOnlySet<string> written)
    {
        var quantity = Amount(row, "Quantity") ?? 0;
        if (written.Contains("UnitPrice") && written.Contains("TotalPrice"))
            throw new SalesforceRefusedException(400, "FIELD_INTEGRITY_EXCEPTION", "specify either UnitPrice or TotalPrice but not both",
                ["UnitPrice", "TotalPrice"]);
        if (written.Contains("TotalPrice"))
        {
            if (quantity != 0)
                Set(type, row, "UnitPrice", Amount(row, "TotalPrice") / quantity);
        }
        else
        {
            Set(type, row, "TotalPrice", Amount(row, "UnitPrice") * quantity * (1 - ((Amount(row, "Discount") ?? 0) / 100)));
        }
    }

    private static void Set(SalesforceObject type, JsonObject row, string name, decimal? value) =>
        row[name] = value is { } number && type.TryField(name, out var field) ? SalesforceInput.Number(field, number) : null;

    private static decimal? Amount(JsonObject row, string name) => row[name] is { } node ? SoqlValue.Number(node) : null;

    private static string? Text(JsonObject row, string name) => row[name]?.GetValue<string>();
}
