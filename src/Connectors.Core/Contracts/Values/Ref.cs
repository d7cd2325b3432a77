using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A reference to a record of a contract: by our id, by a vendor's key, or both.</summary>
/// <typeparam name="T">The contract; <see cref="AnyEntity"/> where several are allowed.</typeparam>
/// <remarks>It holds no record and loads none. Equality compares all members, so compare <see cref="Id"/> or <see cref="Key"/> to ask for the
/// same record.
/// JSON: <c>{"id":"...","key":{"system":"kantata",...},"display":"Northwind","state":"resolved"}</c>. Immutable, thread-safe.</remarks>
[JsonConverter(typeof(RefConverterFactory))]
public sealed record Ref<T>
    where T : IEntity
{
    /// <summary>Our id; null until resolved.</summary>
    public CanonicalId? Id { get; init; }

    /// <summary>The key as read from a vendor; null when the reference was made from our id.</summary>
    public VendorReference? Key { get; init; }

    /// <summary>What to show a person, as the vendor had it when the record was read; null when the vendor did not send it. May be a person's
    /// name.</summary>
    [DataClass(DataClass.Personal)]
    public string? Display { get; init; }

    /// <summary>How far it is resolved; <see cref="RefState.Pending"/> by default.</summary>
    public RefState State { get; init; }

    /// <summary>A reference by a vendor's key, not resolved yet.</summary>
    /// <param name="key">The key.</param>
    /// <param name="display">What to show a person, or null.</param>
    public static Ref<T> ByKey(VendorReference key, string? display = null) => new() { Key = key, Display = display };

    /// <summary>A resolved reference by our id.</summary>
    /// <param name="id">Our id.</param>
    /// <param name="key">The key that led there, or null.</param>
    public static Ref<T> ById(CanonicalId id, VendorReference? key = null) => new() { Id = id, Key = key, State = RefState.Resolved };

    /// <summary>The same reference after it was found.</summary>
    /// <param name="id">Our id.</param>
    public Ref<T> ResolvedTo(CanonicalId id) => this with { Id = id, State = RefState.Resolved };

    /// <summary>Contract, id or key, and state; without <see cref="Display"/>, which may be personal.</summary>
    public override string ToString() => $"{T.Name} {Id?.ToString() ?? Key?.Value ?? "?"} ({CodeTable<RefState>.NameOf(State)})";
}
