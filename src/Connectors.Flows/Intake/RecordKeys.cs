using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Flows;

/// <summary>Names a source's record inside a flow: flow, connection, object, id. What a flow knows of a record stands under it.</summary>
internal static class RecordKeys
{
    public static string Of(FlowScope scope, Connection connection, VendorKey key) => $"{Prefix(scope, connection, key.Object)}{key.Id}";

    /// <summary>A record without an id is named by its bytes, so that it is refused once and not anew at each look.</summary>
    public static string Of(FlowScope scope, Connection connection, VendorRecord record) => Of(
        scope, connection, record.Key.Id.Length > 0 ? record.Key : record.Key with { Id = $"#{BodyHash.Of(record.Json.Span)}" });

    /// <summary>What the names of all records of an object begin with.</summary>
    public static string Prefix(FlowScope scope, Connection connection, string vendorObject) =>
        $"{scope.Flow.Name}/{connection.Settings.Name}/{vendorObject}/";
}
