namespace Connectors.Contracts;

/// <summary>A party that buys from the tenant.</summary>
[Contract(BusinessArea.Parties, ContractClass.Master)]
public sealed record Customer : AuditedRecord, IEntity
{
    static string IEntity.Name => "customer";

    static string IEntity.Schema => "1.0";

    /// <summary>The name in daily use.</summary>
    [TextLength(255)]
    public required string Name { get; init; }

    /// <summary>The name in official papers; null when not told.</summary>
    [TextLength(255)]
    public string? LegalName { get; init; }

    /// <summary>Organisation or person.</summary>
    public required Coded<PartyKind> Kind { get; init; }

    /// <summary>The number that people quote; unique in one vendor account at most.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>Whether business goes on.</summary>
    public required Coded<CustomerStatus> Status { get; init; }

    /// <summary>How far the party has come as a customer.</summary>
    public Coded<CustomerLifecycle>? Lifecycle { get; init; }

    /// <summary>The customer that it belongs to; null at the top.</summary>
    public Ref<Customer>? Parent { get; init; }

    /// <summary>ISO 4217 code that it is billed in.</summary>
    [TextLength(3)]
    public string? Currency { get; init; }

    /// <summary>All ISO 4217 codes that it may be billed in.</summary>
    public ImmutableArray<string> Currencies { get => field.IsDefault ? [] : field; init; }

    /// <summary>When its bills are due.</summary>
    public Ref<PaymentTerm>? PaymentTerms { get; init; }

    /// <summary>The list its prices come from.</summary>
    public Ref<RateCard>? PriceList { get; init; }

    /// <summary>The list its rates come from.</summary>
    public Ref<RateCard>? RateCard { get; init; }

    /// <summary>Its main tax number. A match key.</summary>
    public TaxId? TaxId { get; init; }

    /// <summary>All its registrations for tax.</summary>
    public ImmutableArray<TaxRegistration> TaxRegistration { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether tax is charged; null when not told.</summary>
    public bool? Taxable { get; init; }

    /// <summary>The tax that is charged.</summary>
    public Ref<TaxCode>? TaxCode { get; init; }

    /// <summary>What it may owe.</summary>
    public Money? CreditLimit { get; init; }

    /// <summary>What it owes, as of the reading; not kept current here.</summary>
    public Money? Balance { get; init; }

    /// <summary>What of it is overdue.</summary>
    public Money? OverdueBalance { get; init; }

    /// <summary>Age of the oldest overdue bill in days, 0 or more.</summary>
    public int? DaysOverdue { get; init; }

    /// <summary>What is delivered and not billed.</summary>
    public Money? Unbilled { get; init; }

    /// <summary>Whether its orders are held.</summary>
    public Coded<CreditHold>? CreditHold { get; init; }

    /// <summary>Where bills go.</summary>
    public Address? BillTo { get; init; }

    /// <summary>Where goods go.</summary>
    public Address? ShipTo { get; init; }

    /// <summary>All addresses.</summary>
    public ImmutableArray<Address> Addresses { get => field.IsDefault ? [] : field; init; }

    /// <summary>E-mail addresses; the domain is a match key.</summary>
    public ImmutableArray<ContactEmail> Emails { get => field.IsDefault ? [] : field; init; }

    /// <summary>Telephone numbers.</summary>
    public ImmutableArray<ContactPhone> Phones { get => field.IsDefault ? [] : field; init; }

    /// <summary>Address of its pages, as the vendor has it.</summary>
    [TextLength(255)]
    public string? Website { get; init; }

    /// <summary>What it does, by the vendor's list.</summary>
    public CodedText? Industry { get; init; }

    /// <summary>How many people work there, 0 or more.</summary>
    public int? Employees { get; init; }

    /// <summary>What it turns over in a year.</summary>
    public Money? AnnualRevenue { get; init; }

    /// <summary>The tenant's legal entity that deals with it first. NetSuite demands one where an account has several.</summary>
    public Ref<OrgUnit>? PrimarySubsidiary { get; init; }

    /// <summary>All legal entities of the tenant that deal with it.</summary>
    public ImmutableArray<Ref<OrgUnit>> Subsidiaries { get => field.IsDefault ? [] : field; init; }

    /// <summary>How it was won, by the vendor's list.</summary>
    public CodedText? Source { get; init; }

    /// <summary>The sales territory, by the vendor's list.</summary>
    public CodedText? Territory { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Customer? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
