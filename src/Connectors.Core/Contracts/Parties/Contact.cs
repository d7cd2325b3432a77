namespace Connectors.Contracts;

/// <summary>A person at a customer.</summary>
[Contract(BusinessArea.Parties, ContractClass.Master)]
public sealed record Contact : AuditedRecord, IEntity
{
    static string IEntity.Name => "contact";

    static string IEntity.Schema => "1.0";

    /// <summary>Where the person works; null for a person without a customer.</summary>
    public Ref<Customer>? Customer { get; init; }

    /// <summary>The number that people quote.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>The person's name.</summary>
    public required PartyName Name { get; init; }

    /// <summary>What the person is there, such as <c>Head of Finance</c>.</summary>
    [DataClass(DataClass.Personal)]
    [TextLength(255)]
    public string? Title { get; init; }

    /// <summary>What the person is to the tenant.</summary>
    public Coded<ContactRole>? Role { get; init; }

    /// <summary>E-mail addresses. A match key.</summary>
    public ImmutableArray<ContactEmail> Emails { get => field.IsDefault ? [] : field; init; }

    /// <summary>Telephone numbers.</summary>
    public ImmutableArray<ContactPhone> Phones { get => field.IsDefault ? [] : field; init; }

    /// <summary>Where the person is.</summary>
    public Address? Address { get; init; }

    /// <summary>BCP 47 tag of the language to write in.</summary>
    [TextLength(35)]
    public string? Language { get; init; }

    /// <summary>Whether the person wants no mailings; null when not told, which is no consent.</summary>
    public bool? OptOut { get; init; }

    /// <summary>Whether the contact is still in use.</summary>
    public Coded<ContactStatus>? Status { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Contact? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
