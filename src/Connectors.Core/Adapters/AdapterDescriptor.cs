namespace Connectors.Adapters;

/// <summary>What an adapter can do. Computed from its object classes: it cannot lie.</summary>
/// <param name="System">Vendor, such as <c>kantata</c>.</param>
/// <param name="ApiVersion">Version of the vendor's API that it is written against.</param>
/// <param name="Objects">Its objects, in the order of the adapter's table of contents.</param>
public sealed record AdapterDescriptor(string System, string ApiVersion, ImmutableArray<ObjectDescriptor> Objects)
{
    /// <summary>The object with a name, null when there is none.</summary>
    public ObjectDescriptor? Find(string vendorObject) =>
        Objects.FirstOrDefault(candidate => string.Equals(candidate.Name, vendorObject, StringComparison.Ordinal));
}
