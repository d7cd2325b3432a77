using Connectors.Faults;

namespace Connectors.Exchange;

/// <summary>How a write ended. A closed set.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>The vendor has the record.</summary>
    /// <param name="Key">Its address.</param>
    /// <param name="Version">Its version stamp, null when the vendor does not tell.</param>
    /// <param name="Created">Whether this write made it.</param>
    public sealed record Written(VendorKey Key, string? Version, bool Created) : WriteResult;

    /// <summary>The vendor said no; nothing was written.</summary>
    /// <param name="Faults">All reasons.</param>
    public sealed record Refused(ImmutableArray<Fault> Faults) : WriteResult;

    /// <summary>It was sent and the answer is unknown: look it up by its external key before any repeat.</summary>
    /// <param name="Fault">What broke.</param>
    public sealed record InDoubt(Fault Fault) : WriteResult;
}
