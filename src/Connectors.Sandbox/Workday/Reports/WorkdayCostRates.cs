using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Cost rates of workers, which only a report tells.</summary>
internal static class WorkdayCostRates
{
    private const string Collection = "costRate";

    /// <exception cref="FormatException">Something is missing.</exception>
    public static JsonObject Save(WorkdayState state, JsonObject body)
    {
        var id = body.Get("Employee_ID") ?? throw new FormatException("Employee_ID: whose rate it is.");
        var rate = body.Get("Cost_Rate") ?? throw new FormatException("Cost_Rate: an amount per hour as text, such as 85.00.");
        var row = new JsonObject
        {
            ["Employee_ID"] = id,
            ["Cost_Rate"] = rate,
            ["Currency"] = body.Get("Currency") ?? "EUR",
            ["Effective_Date"] = body.Get("Effective_Date") ?? "2026-01-01",
        };
        state.Account.Store.Save(Collection, id, row);
        return new() { ["saved"] = id };
    }

    /// <summary>Rows of the report, by Employee_ID.</summary>
    public static IEnumerable<JsonObject> Rows(WorkdayState state) =>
        state.Account.Store.All(Collection).OrderBy(row => row.Id, StringComparer.Ordinal).Select(row => row.Json.DeepClone().AsObject());
}
