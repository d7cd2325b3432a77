namespace Connectors.Mapping;

/// <summary>What a <see cref="Mapped"/> value is.</summary>
internal enum MappedKind
{
    None = 0,
    Text,
    Boolean,
    Integer,
    Decimal,
    Date,
    Instant,
    Money,
    Coded,
    Reference,
    Json,
}
