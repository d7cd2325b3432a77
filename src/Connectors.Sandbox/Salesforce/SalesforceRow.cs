using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Reads a field of a stored row; an address is put together from its parts.</summary>
internal static class SalesforceRow
{
    public static JsonNode? Read(JsonObject row, SalesforceField field) =>
        field.Type == SalesforceFieldType.Address ? Address(row, field.Name[..^"Address".Length]) : row[field.Name]?.DeepClone();

    private static JsonObject? Address(JsonObject row, string prefix)
    {
        JsonNode? Part(string name) => row[prefix + name]?.DeepClone();
        var address = new JsonObject
        {
            ["city"] = Part("City"),
            ["country"] = Part("Country"),
            ["geocodeAccuracy"] = null,
            ["latitude"] = null,
            ["longitude"] = null,
            ["postalCode"] = Part("PostalCode"),
            ["state"] = Part("State"),
            ["street"] = Part("Street"),
        };
        return address.All(part => part.Value is null) ? null : address;
    }
}
