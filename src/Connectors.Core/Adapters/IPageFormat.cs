using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Adapters;

/// <summary>Cuts the bytes of a vendor's page into records, whatever the vendor speaks (JSON, XML, rows of CSV). Pure, thread-safe.</summary>
public interface IPageFormat
{
    /// <summary>Every record of an object in a page, primary or side-loaded, in document order.</summary>
    /// <param name="page">The body of an answer.</param>
    /// <param name="vendorObject">Which records.</param>
    /// <returns>The records and everything else as related records; <see cref="VendorPage.IsLast"/> and <see cref="VendorPage.Next"/> as far as the
    /// page itself tells.</returns>
    /// <exception cref="ConnectorException">The bytes are no page of this vendor: <c>VendorDefect</c> with the position.</exception>
    VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject);

    /// <summary>Every row of a page in CSV, such as the result of a bulk query or an export: the first row names columns by dotted paths.</summary>
    /// <param name="page">The rows, in UTF-8.</param>
    /// <param name="vendorObject">What the rows are; a CSV page does not tell.</param>
    /// <exception cref="ConnectorException">The bytes are no CSV page (<c>VendorDefect</c> with the position), or the vendor has none, which holds
    /// for all that do not say otherwise (<c>Unsupported</c>).</exception>
    VendorPage SliceRows(ReadOnlyMemory<byte> page, string vendorObject) =>
        throw new ConnectorException(new Fault(FaultKind.Unsupported, "This vendor's adapter reads no CSV: give pages of its API.") { Rule = "csv" });

    /// <summary>How many records of each object lie in a page, to account for what was not asked for.</summary>
    IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page);
}
