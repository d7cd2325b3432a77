using Connectors.Contracts;

namespace Connectors.Tool;

/// <summary>Where mapped records go.</summary>
internal interface IRecordOutput
{
    Task WriteAsync(CanonicalRecord record);

    Task EndAsync(CancellationToken ct);
}
