using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What a query runs over.</summary>
internal interface ISoqlRows
{
    /// <summary>All rows of an object, deleted ones included, oldest first.</summary>
    IReadOnlyList<JsonObject> Rows(string objectName);

    JsonObject? Find(string objectName, string id);
}
