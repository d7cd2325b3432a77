using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Names every type of values that a contract has, so that a compiler ahead of time makes the code for each: at run time it is found by
/// reflection only, which that compiler does not follow. Nothing calls this. A test compares the list with the contracts.</summary>
internal static class CompiledAhead
{
    internal static void Values()
    {
        Value<bool>();
        Value<int>();
        Value<long>();
        Value<decimal>();
        Value<DateOnly>();
        Value<DateTimeOffset>();
        Value<WorkTime>();
        Value<Money>();
        Value<Email>();
        Value<Phone>();
        Value<TaxId>();
        Code<AddressKind>();
        Code<Billable>();
        Code<BillingFrequency>();
        Code<BillingState>();
        Code<ContactRole>();
        Code<ContactStatus>();
        Code<ContactUse>();
        Code<ContractKind>();
        Code<ContractStatus>();
        Code<CreditHold>();
        Code<CustomerLifecycle>();
        Code<CustomerStatus>();
        Code<DependencyType>();
        Code<Engagement>();
        Code<ExpenseStatus>();
        Code<ForecastCategory>();
        Code<FxKind>();
        Code<InvoiceDirection>();
        Code<InvoiceLineKind>();
        Code<InvoiceStatus>();
        Code<LineBilling>();
        Code<OpportunityStatus>();
        Code<OpportunityType>();
        Code<OrgUnitKind>();
        Code<PaidBy>();
        Code<PartyKind>();
        Code<PayFrequency>();
        Code<PayPeriod>();
        Code<PaymentDirection>();
        Code<PaymentMethod>();
        Code<PaymentStatus>();
        Code<Priority>();
        Code<ProjectBilling>();
        Code<ProjectHealth>();
        Code<ProjectKind>();
        Code<ProjectPhase>();
        Code<ProjectStatus>();
        Code<RateKind>();
        Code<ResourceKind>();
        Code<TaxMode>();
        Code<TextFormat>();
        Code<TimeEntryStatus>();
        Code<TimeKind>();
        Code<Unit>();
        Code<WorkItemKind>();
        Code<WorkItemStatus>();
        Code<WorkerStatus>();
        Code<WorkerType>();
    }

    private static void Value<TValue>()
        where TValue : struct
    {
        TypedBuilder<Opportunity>.Ahead<TValue>();
        DirectValues.For<TValue>(null!);
    }

    private static void Code<TCode>()
        where TCode : struct, Enum
    {
        Value<Coded<TCode>>();
        TypedValues.Coded<TCode>();
        DirectValues.Coded<TCode>(null!);
    }
}
