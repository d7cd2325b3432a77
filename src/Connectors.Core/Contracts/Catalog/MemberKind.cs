namespace Connectors.Contracts;

/// <summary>What a member of a contract is in canonical JSON.</summary>
public enum MemberKind
{
    /// <summary>A text.</summary>
    Text = 0,
    /// <summary>An exact decimal, as text.</summary>
    Decimal,
    /// <summary>A whole number.</summary>
    Integer,
    /// <summary>True or false.</summary>
    Boolean,
    /// <summary>A business date, <c>yyyy-MM-dd</c>.</summary>
    Date,
    /// <summary>An instant in UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    Instant,
    /// <summary>Work time, as an integer of seconds.</summary>
    WorkTime,
    /// <summary>An amount in a currency, <see cref="Contracts.Money"/>.</summary>
    Money,
    /// <summary>A code with the vendor's value, <see cref="Coded{T}"/> or <see cref="CodedText"/>.</summary>
    Coded,
    /// <summary>A reference to a record, <see cref="Ref{T}"/>.</summary>
    Ref,
    /// <summary>An object with members of its own.</summary>
    Object,
    /// <summary>A list; <see cref="EntityMember.ItemKind"/> says of what.</summary>
    List,
}
