using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Opportunities by source-generated System.Text.Json, then by mapping code.</summary>
internal static class OpportunityPoco
{
    private const string System = "salesforce";

    public static List<Opportunity> Read(ReadOnlySpan<byte> page) =>
        JsonSerializer.Deserialize(page, PocoJson.Default.PocoOpportunityPage)!.Records.ConvertAll(Map);

    private static Opportunity Map(PocoOpportunity source)
    {
        var currency = source.CurrencyIsoCode ?? "USD";
        return new()
        {
            Name = source.Name,
            Customer = Ref<Customer>.ByKey(new(System, "main", "Account", source.AccountId)),
            Amount = source.Amount is { } amount ? new Money(amount, currency) : null,
            ExpectedRevenue = source.ExpectedRevenue is { } expected ? new Money(expected, currency) : null,
            Probability = source.Probability * 0.01m,
            Stage = Ref<Stage>.ByKey(new(System, "main", "OpportunityStage", source.StageName), source.StageName),
            Status = source.IsClosed switch
            {
                null => OpportunityStatus.Unknown,
                false => OpportunityStatus.Open,
                true => source.IsWon ? OpportunityStatus.Won : OpportunityStatus.Lost,
            },
            Forecast = source.ForecastCategory is { } category ? new(Forecast(category), category, null, System) : null,
            CloseDate = source.CloseDate,
            Type = source.Type is { } type ? new(TypeOf(type), type, null, System) : null,
            Source = Text(source.LeadSource) is { } lead ? new() { Code = CodedText.Unknown, Raw = lead, System = System } : null,
            NextStep = Text(source.NextStep),
            CreatedAt = source.CreatedDate,
            CreatedBy = User<User>(source.CreatedById),
            ModifiedAt = source.LastModifiedDate,
            ModifiedBy = User<User>(source.LastModifiedById),
            Owner = User<AnyEntity>(source.OwnerId),
            Notes = Text(source.Description),
        };
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static Ref<T>? User<T>(string? id)
        where T : IEntity => id is null ? null : Ref<T>.ByKey(new(System, "main", "User", id));

    private static ForecastCategory Forecast(string raw) => raw switch
    {
        "Omitted" => ForecastCategory.Omitted,
        "Pipeline" => ForecastCategory.Pipeline,
        "BestCase" => ForecastCategory.BestCase,
        "MostLikely" or "Forecast" => ForecastCategory.Commit,
        "Closed" => ForecastCategory.Closed,
        _ => ForecastCategory.Unknown,
    };

    private static OpportunityType TypeOf(string raw) => raw switch
    {
        "New Business" or "New Customer" => OpportunityType.New,
        "Existing Business" or "Existing Customer - Upgrade" or "Existing Customer - Replacement" or "Existing Customer - Downgrade"
            => OpportunityType.Existing,
        "Renewal" => OpportunityType.Renewal,
        _ => OpportunityType.Unknown,
    };
}
