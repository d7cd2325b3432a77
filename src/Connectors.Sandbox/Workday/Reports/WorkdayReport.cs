using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A report that an administrator built.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Name">Its name in the path.</param>
/// <param name="Columns">Aliases in order.</param>
/// <param name="Prompts">Parameters that it knows.</param>
/// <param name="Rows">Its rows, values as text; a column without a value is left out.</param>
internal sealed record WorkdayReport(
    string Owner, string Name, string[] Columns, string[] Prompts,
    Func<WorkdayState, IReadOnlyDictionary<string, string>, IEnumerable<JsonObject>> Rows)
{
    public static IReadOnlyList<WorkdayReport> All { get; } =
    [
        new("reports", "Cost_Rates", ["Employee_ID", "Cost_Rate", "Currency", "Effective_Date"], ["Employee_ID", "Effective_Date"], CostRates),
        new("reports", "Worker_Roster", ["Employee_ID", "Worker", "Business_Title", "Work_Email"], ["Effective_as_of_Date"], Roster),
    ];

    private static IEnumerable<JsonObject> CostRates(WorkdayState state, IReadOnlyDictionary<string, string> prompts) => WorkdayCostRates.Rows(state)
        .Where(row => !prompts.TryGetValue("Employee_ID", out var id) || row.Get("Employee_ID") == id)
        .Where(row => !prompts.TryGetValue("Effective_Date", out var day) || string.CompareOrdinal(row.Get("Effective_Date"), day[..10]) <= 0);

    private static IEnumerable<JsonObject> Roster(WorkdayState state, IReadOnlyDictionary<string, string> prompts)
    {
        var day = prompts.TryGetValue("Effective_as_of_Date", out var text) && WorkdayTimes.TryDay(text, out var asOf) ? asOf : state.Today;
        foreach (var worker in state.Workers.All(state.Now, day).Where(worker => worker is { IsActive: true, IsEmployee: true }))
        {
            var row = new JsonObject { ["Employee_ID"] = worker.Id, ["Worker"] = worker.Name };
            if (worker.PrimaryPosition?.Get("businessTitle") is { } title) row["Business_Title"] = title;
            if (worker.Data.Get("workEmail") is { } email) row["Work_Email"] = email;
            yield return row;
        }
    }
}
