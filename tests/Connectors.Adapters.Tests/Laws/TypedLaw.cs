using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>The typed record is the same whether or not canonical JSON stands in between.</summary>
internal static class TypedLaw
{
    public static string? Problem<T>(CompiledMapping mapping, VendorRecord record, RelatedRecords related)
        where T : class, IEntity
    {
        var typed = mapping.ReadAs<T>(record, related, "main");
        var read = mapping.Read(record, related, "main");
        T? expected = null;
        try
        {
            expected = read.IsSuccess ? read.Value.As<T>() : null;
        }
        catch (ConnectorException)
        {
            // What the contract does not take is a fault of both ways.
        }
        return Equals(typed.Value, expected) ? null
            : $"ReadAs<{typeof(T).Name}> gives {typed.Value?.ToString() ?? string.Join("; ", typed.Faults)}, Read and As {expected?.ToString() ?? "faults"}";
    }
}
