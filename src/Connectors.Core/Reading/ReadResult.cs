using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Reading;

/// <summary>One record of a page: mapped, or all faults that stand in its way. The source is kept, so that a refused record is never lost.</summary>
/// <param name="Source">As the vendor sent it.</param>
/// <param name="Record">The canonical record or its faults.</param>
public sealed record ReadResult(VendorRecord Source, Outcome<CanonicalRecord> Record);
