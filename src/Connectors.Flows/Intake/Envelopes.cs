using System.Text.Json;
using Connectors.Contracts;
using Connectors.Mapping;

namespace Connectors.Flows;

/// <summary>Canonical records inside stored JSON.</summary>
internal static class Envelopes
{
    public static JsonElement ToJson(CanonicalRecord record) => JsonElement.Parse(CanonicalEnvelope.Write(record));

    public static CanonicalRecord FromJson(JsonElement envelope)
    {
        var read = CanonicalEnvelope.Read(JsonSerializer.SerializeToUtf8Bytes(envelope));
        return read.IsSuccess ? read.Value : throw new Connectors.Faults.ConnectorException(read.Faults[0]);
    }
}
