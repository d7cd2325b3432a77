using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Makes the contract of each row.</summary>
internal readonly struct OpportunityRecords(List<Opportunity> records) : IRowTaker<OpportunityRow>
{
    private const string System = OpportunityCodes.System;

    public void Take(PageFields fields, in OpportunityRow row)
    {
        if (!fields.Has(row.Id))
            throw new FormatException("The record has no key.");
        var currency = fields.Currency(row.CurrencyIsoCode) ?? "USD";
        var stage = fields.Required(row.StageName);
        records.Add(new()
        {
            Name = fields.Always(row.Name),
            Customer = Ref<Customer>.ByKey(new(System, "main", "Account", fields.Required(row.AccountId))),
            Amount = fields.Decimal(row.Amount) is { } amount ? new Money(amount, currency) : null,
            ExpectedRevenue = fields.Decimal(row.ExpectedRevenue) is { } expected ? new Money(expected, currency) : null,
            Probability = fields.Decimal(row.Probability) * 0.01m,
            Stage = Ref<Stage>.ByKey(new(System, "main", "OpportunityStage", stage), stage),
            Status = OpportunityCodes.Status(row.IsClosed, row.IsWon),
            Forecast = Forecast(fields, row.ForecastCategory),
            CloseDate = fields.Date(row.CloseDate),
            Type = Type(fields, row.Type),
            Source = fields.Text(row.LeadSource) is { } source ? new() { Code = CodedText.Unknown, Raw = source, System = System } : null,
            NextStep = fields.Text(row.NextStep),
            CreatedAt = fields.Instant(row.CreatedDate),
            CreatedBy = User<User>(fields, row.CreatedById),
            ModifiedAt = fields.Instant(row.LastModifiedDate),
            ModifiedBy = User<User>(fields, row.LastModifiedById),
            Owner = User<AnyEntity>(fields, row.OwnerId),
            Notes = fields.Text(row.Description),
        });
    }

    private static Ref<T>? User<T>(PageFields fields, Field id)
        where T : IEntity => fields.Text(id) is { } key ? Ref<T>.ByKey(new(System, "main", "User", key)) : null;

    private static Coded<ForecastCategory>? Forecast(PageFields fields, Field raw)
    {
        if (!fields.Has(raw))
            return null;
        var code = OpportunityCodes.Forecast(fields.Utf8(raw), out var known);
        return new(code, known ?? fields.Always(raw), null, System);
    }

    private static Coded<OpportunityType>? Type(PageFields fields, Field raw)
    {
        if (!fields.Has(raw))
            return null;
        var code = OpportunityCodes.Type(fields.Utf8(raw), out var known);
        return new(code, known ?? fields.Always(raw), null, System);
    }
}
