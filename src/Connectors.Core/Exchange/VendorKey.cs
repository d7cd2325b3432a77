namespace Connectors.Exchange;

/// <summary>The address of a record at its vendor.</summary>
/// <param name="Object">The vendor's resource, such as <c>time_entries</c>.</param>
/// <param name="Id">The vendor's id; empty when a page held a record without one, which the mapping refuses.</param>
public readonly record struct VendorKey(string Object, string Id)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Object}/{Id}";
}
