using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Makes the canonical JSON of each row, without a record in between.</summary>
internal readonly struct OpportunityTexts(List<CanonicalText> texts, CanonicalWriter writer) : IRowTaker<OpportunityRow>
{
    private static readonly JsonEncodedText System = Names.Of(OpportunityCodes.System);
    private static readonly JsonEncodedText Account = Names.Of("Account");
    private static readonly JsonEncodedText OpportunityStage = Names.Of("OpportunityStage");
    private static readonly JsonEncodedText User = Names.Of("User");
    private static readonly JsonEncodedText Name = Names.Of("name");
    private static readonly JsonEncodedText Customer = Names.Of("customer");
    private static readonly JsonEncodedText ExpectedRevenue = Names.Of("expectedRevenue");
    private static readonly JsonEncodedText Probability = Names.Of("probability");
    private static readonly JsonEncodedText Stage = Names.Of("stage");
    private static readonly JsonEncodedText Forecast = Names.Of("forecast");
    private static readonly JsonEncodedText CloseDate = Names.Of("closeDate");
    private static readonly JsonEncodedText Type = Names.Of("type");
    private static readonly JsonEncodedText Source = Names.Of("source");
    private static readonly JsonEncodedText NextStep = Names.Of("nextStep");
    private static readonly JsonEncodedText Owner = Names.Of("owner");
    private static readonly JsonEncodedText Notes = Names.Of("notes");
    private static readonly CodeNames<OpportunityStatus> Statuses = new();
    private static readonly CodeNames<ForecastCategory> Forecasts = new();
    private static readonly CodeNames<OpportunityType> Types = new();

    public void Take(PageFields fields, in OpportunityRow row)
    {
        if (!fields.Has(row.Id))
            throw new FormatException("The record has no key.");
        var currency = fields.Currency(row.CurrencyIsoCode) ?? "USD";
        writer.Begin();
        writer.Json.WriteString(Name, fields.Utf8(row.Name));
        writer.Required(Customer, System, Account, fields, row.AccountId, default);
        if (fields.Decimal(row.Amount) is { } amount)
            writer.Money(Names.Amount, amount, currency);
        if (fields.Decimal(row.ExpectedRevenue) is { } expected)
            writer.Money(ExpectedRevenue, expected, currency);
        if (fields.Decimal(row.Probability) is { } percent)
            writer.Decimal(Probability, percent * 0.01m, 0);
        writer.Required(Stage, System, OpportunityStage, fields, row.StageName, row.StageName);
        writer.Code(Names.Status, Statuses[OpportunityCodes.Status(row.IsClosed, row.IsWon)]);
        if (fields.Has(row.ForecastCategory))
        {
            var code = Forecasts[OpportunityCodes.Forecast(fields.Utf8(row.ForecastCategory), out _)];
            writer.Coded(Forecast, code, fields, row.ForecastCategory, default, System);
        }
        writer.Date(CloseDate, fields, row.CloseDate);
        if (fields.Has(row.Type))
            writer.Coded(Type, Types[OpportunityCodes.Type(fields.Utf8(row.Type), out _)], fields, row.Type, default, System);
        if (fields.Has(row.LeadSource))
            writer.Coded(Source, Names.Unknown, fields, row.LeadSource, default, System);
        writer.Text(NextStep, fields, row.NextStep);
        writer.Instant(Names.CreatedAt, fields, row.CreatedDate);
        writer.Reference(Names.CreatedBy, System, User, fields, row.CreatedById, default);
        var start = writer.Mark();
        writer.Instant(Names.ModifiedAt, fields, row.LastModifiedDate);
        writer.Reference(Names.ModifiedBy, System, User, fields, row.LastModifiedById, default);
        writer.LeaveOut(start);
        writer.Reference(Owner, System, User, fields, row.OwnerId, default);
        writer.Text(Notes, fields, row.Description);
        texts.Add(writer.End());
    }
}
