using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>What every contract has beside its own members: who made and changed the record at its source, whose it is, and the extensions.</summary>
/// <remarks>Records are immutable and safe for parallel use. Two are equal when their canonical JSON is, lists and extensions included. A list
/// is never null; an empty one is absent
/// in JSON. A member that is null is absent in JSON.</remarks>
public abstract record AuditedRecord
{
    private const int AuditOrder = 100;
    private const int ExtensionOrder = 1000;

    /// <summary>No extensions, with the ordinal key order that canonical JSON has.</summary>
    public static ImmutableSortedDictionary<string, ExtensionValue> NoExtensions { get; } =
        ImmutableSortedDictionary.Create<string, ExtensionValue>(StringComparer.Ordinal);

    /// <summary>What the vendor shows people as the id, when that is neither its key nor the number; null when there is none.</summary>
    [JsonPropertyOrder(AuditOrder)]
    public string? DisplayId { get; init; }

    /// <summary>When the record was made at its source; null when the source does not tell.</summary>
    [JsonPropertyOrder(AuditOrder)]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who made it there, an account of the source system; null when not told.</summary>
    [JsonPropertyOrder(AuditOrder)]
    public Ref<User>? CreatedBy { get; init; }

    /// <summary>When it was last changed at its source; null when the source does not tell. Not part of the content hash.</summary>
    [JsonPropertyOrder(AuditOrder)]
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Who changed it last there; null when not told. Not part of the content hash.</summary>
    [JsonPropertyOrder(AuditOrder)]
    public Ref<User>? ModifiedBy { get; init; }

    /// <summary>Who is responsible for it; null when nobody is named.</summary>
    [JsonPropertyOrder(AuditOrder)]
    [RefersTo("worker", "user")]
    public Ref<AnyEntity>? Owner { get; init; }

    /// <summary>Where in the tenant's organisation it belongs; null when the source has no such notion.</summary>
    [JsonPropertyOrder(AuditOrder)]
    public OrgScope? Org { get; init; }

    /// <summary>Labels that people put on it at its source.</summary>
    [JsonPropertyOrder(AuditOrder)]
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>Free remarks of people; null when there are none.</summary>
    [JsonPropertyOrder(AuditOrder)]
    [DataClass(DataClass.Personal)]
    public string? Notes { get; init; }

    /// <summary>Addresses of pages about it.</summary>
    [JsonPropertyOrder(AuditOrder)]
    public ImmutableArray<RecordLink> Links { get => field.IsDefault ? [] : field; init; }

    /// <summary>Fields that a vendor (<c>ns:custentity14</c>) or the tenant (<c>x:costCentre</c>) added, by key; never null.</summary>
    [JsonPropertyOrder(ExtensionOrder)]
    public ImmutableSortedDictionary<string, ExtensionValue> Ext { get => field ?? NoExtensions; init; }

    /// <summary>Name of the type only: what a record holds may be personal.</summary>
    public sealed override string ToString() => GetType().Name;
}
