using System.Collections.Immutable;
using System.Reflection;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>A mapping under the laws: what its document says, and what runs.</summary>
internal sealed class LawSubject
{
    public LawSubject(MappingDocument document, CompiledMapping reads, CompiledMapping writes, string layers = "")
    {
        (Document, Reads, Writes, Layers) = (document, reads, writes, layers);
        Slots = LawSlot.Of(document);
        Places = VendorPlaces.Of(document);
        WriteOnly = [.. document.Writes.Select(entry => entry.Slot)];
        CurrencyPaths = Slots.Select(slot => slot.CurrencyFrom?.Pointer).OfType<string>()
            .Concat(Places.Where(place => place.Uses.Any(use => use.As == "currency")).Select(place => place.Path.Pointer)).ToHashSet(StringComparer.Ordinal);
        if (EntityCatalog.Find(document.Ends.Entity) is { } contract)
            TypedProblem = typeof(TypedLaw).GetMethod(nameof(TypedLaw.Problem), BindingFlags.Public | BindingFlags.Static)!
                .MakeGenericMethod(contract.Type).CreateDelegate<Func<CompiledMapping, VendorRecord, RelatedRecords, string?>>();
    }

    public MappingDocument Document { get; }

    public CompiledMapping Reads { get; }

    public CompiledMapping Writes { get; }

    /// <summary>The overlay that lies over the document; empty for none.</summary>
    public string Layers { get; }

    public ImmutableArray<LawSlot> Slots { get; }

    public ImmutableArray<VendorPlace> Places { get; }

    public ImmutableHashSet<string> WriteOnly { get; }

    public IReadOnlySet<string> CurrencyPaths { get; }

    /// <summary>Compares both ways to a typed record; null when the contract is not in the catalog.</summary>
    public Func<CompiledMapping, VendorRecord, RelatedRecords, string?>? TypedProblem { get; }
}
