using System.Diagnostics.CodeAnalysis;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>The compiled mappings of one distinct stack of layers, shared by all tenants with the same stack. Immutable, thread-safe.</summary>
public sealed class MappingCatalog
{
    private readonly ImmutableArray<CompiledMapping> _all;

    /// <param name="sorted">The mappings, sorted by name.</param>
    internal MappingCatalog(ImmutableArray<CompiledMapping> sorted) => _all = sorted;

    /// <summary>All mappings, sorted by name.</summary>
    public IReadOnlyCollection<CompiledMapping> All => _all;

    /// <summary>The mapping that reads a vendor's object.</summary>
    /// <param name="system">Vendor.</param>
    /// <param name="vendorObject">The vendor's resource.</param>
    /// <exception cref="ConnectorException">There is none, or more than one.</exception>
    public CompiledMapping Inbound(string system, string vendorObject) =>
        One(Readers(system, vendorObject), $"reads {vendorObject} of {system}", mapping => mapping.System == system, mapping => mapping.Object!);

    /// <summary>The mapping that makes a contract out of a vendor's records.</summary>
    /// <param name="system">Vendor.</param>
    /// <param name="entity">The contract.</param>
    /// <exception cref="ConnectorException">There is none, or more than one.</exception>
    public CompiledMapping InboundFor(string system, string entity) =>
        One(Makers(system, entity), $"makes {entity} of {system}", mapping => mapping.System == system, mapping => mapping.Entity);

    /// <summary>The mapping that writes a contract to a vendor.</summary>
    /// <param name="entity">The contract.</param>
    /// <param name="system">Vendor.</param>
    /// <exception cref="ConnectorException">There is none, or more than one.</exception>
    public CompiledMapping Outbound(string entity, string system) =>
        One(
            Writers(entity, system), $"writes {entity} to {system}",
            mapping => mapping.System == system && mapping.CanWrite, mapping => mapping.Entity);

    /// <summary>The derivation of a name.</summary>
    /// <exception cref="ConnectorException">There is none.</exception>
    public CompiledMapping Derivation(string name) =>
        One(
            [.. _all.Where(mapping => mapping.IsDerivation && mapping.Name == name)], $"is the derivation {name}",
            mapping => mapping.IsDerivation, mapping => mapping.Name);

    /// <summary>As <see cref="Inbound"/>, without exception.</summary>
    /// <returns>False when there is none, or more than one.</returns>
    public bool TryInbound(string system, string vendorObject, [NotNullWhen(true)] out CompiledMapping? mapping) =>
        Try(Readers(system, vendorObject), out mapping);

    /// <summary>As <see cref="InboundFor"/>, without exception.</summary>
    /// <returns>False when there is none, or more than one.</returns>
    public bool TryInboundFor(string system, string entity, [NotNullWhen(true)] out CompiledMapping? mapping) =>
        Try(Makers(system, entity), out mapping);

    /// <summary>As <see cref="Outbound"/>, without exception.</summary>
    /// <returns>False when there is none, or more than one.</returns>
    public bool TryOutbound(string entity, string system, [NotNullWhen(true)] out CompiledMapping? mapping) =>
        Try(Writers(entity, system), out mapping);

    /// <summary>The same with some mappings in the place of those of their names.</summary>
    internal MappingCatalog With(IReadOnlyCollection<CompiledMapping> others) => new(
    [
        .. _all.Where(mapping => others.All(other => other.Name != mapping.Name)).Concat(others)
            .OrderBy(mapping => mapping.Name, StringComparer.Ordinal),
    ]);

    private List<CompiledMapping> Readers(string system, string vendorObject) =>
        [.. _all.Where(mapping => mapping.System == system && mapping.Object == vendorObject)];

    private List<CompiledMapping> Makers(string system, string entity) =>
        [.. _all.Where(mapping => mapping.System == system && mapping.Entity == entity)];

    private List<CompiledMapping> Writers(string entity, string system) => [.. Makers(system, entity).Where(mapping => mapping.CanWrite)];

    private static bool Try(List<CompiledMapping> found, [NotNullWhen(true)] out CompiledMapping? mapping)
    {
        mapping = found.Count == 1 ? found[0] : null;
        return mapping is not null;
    }

    private CompiledMapping One(List<CompiledMapping> found, string what, Func<CompiledMapping, bool> near, Func<CompiledMapping, string> name)
    {
        if (found.Count == 1)
            return found[0];
        var message = found.Count > 1
            ? $"More than one mapping {what}: {string.Join(", ", found.Select(mapping => mapping.Name))}. Ask for one by its vendor object."
            : $"No mapping {what}. There is: {Known(near, name)}. Add the adapter or the mapping document.";
        throw new ConnectorException(new Fault(FaultKind.Configuration, message) { Rule = "catalog" });
    }

    private string Known(Func<CompiledMapping, bool> near, Func<CompiledMapping, string> name)
    {
        var names = _all.Where(near).Select(name).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            names = [.. _all.Select(mapping => mapping.Name)];
        return names.Count == 0 ? "nothing" : string.Join(", ", names);
    }
}
