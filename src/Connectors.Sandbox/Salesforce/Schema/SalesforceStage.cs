namespace Connectors.Sandbox;

/// <summary>One stage of an opportunity and what the platform derives from it.</summary>
internal sealed record SalesforceStage(string Name, int Probability, bool IsClosed, bool IsWon, string Forecast)
{
    public static IReadOnlyList<SalesforceStage> All { get; } =
    [
        new("Prospecting", 10, false, false, "Pipeline"),
        new("Qualification", 10, false, false, "Pipeline"),
        new("Needs Analysis", 20, false, false, "Pipeline"),
        new("Value Proposition", 50, false, false, "Pipeline"),
        new("Id. Decision Makers", 60, false, false, "Pipeline"),
        new("Perception Analysis", 70, false, false, "Pipeline"),
        new("Proposal/Price Quote", 75, false, false, "Pipeline"),
        new("Negotiation/Review", 90, false, false, "BestCase"),
        new("Closed Won", 100, true, true, "Closed"),
        new("Closed Lost", 0, true, false, "Omitted"),
    ];

    public static SalesforceStage Of(string? name) => All.FirstOrDefault(stage => stage.Name == name) ?? All[0];
}
