using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>The definitions that all schemas share: the shapes of the value types.</summary>
internal static class SchemaParts
{
    private const string Definitions =
        """
        {
          "decimal": { "type": "string", "pattern": "^-?\\d+(\\.\\d+)?$" },
          "instant": { "type": "string", "format": "date-time", "pattern": "Z$" },
          "workTime": { "type": "integer", "description": "Seconds." },
          "money": {
            "type": "object",
            "required": ["amount", "currency"],
            "properties": {
              "amount": { "type": "string", "pattern": "^-?\\d{1,19}(\\.\\d{1,9})?$" },
              "currency": { "type": "string", "pattern": "^[A-Z]{3}$" }
            }
          },
          "coded": {
            "type": "object",
            "required": ["code"],
            "properties": {
              "code": { "type": "string" },
              "raw": { "type": "string" },
              "label": { "type": "string" },
              "system": { "type": "string" }
            }
          },
          "ref": {
            "type": "object",
            "anyOf": [{ "required": ["id"] }, { "required": ["key"] }, { "required": ["state"], "properties": { "state": { "const": "missing" } } }],
            "properties": {
              "id": { "type": "string", "format": "uuid" },
              "key": {
                "type": "object",
                "required": ["system", "connection", "object", "value", "kind"],
                "properties": {
                  "system": { "type": "string" },
                  "connection": { "type": "string" },
                  "object": { "type": "string" },
                  "value": { "type": "string", "minLength": 1 },
                  "kind": { "type": "string" }
                }
              },
              "display": { "type": "string", "x-dataClass": "personal" },
              "state": { "enum": ["pending", "resolved", "missing", "ambiguous"] }
            }
          },
          "extension": {
            "type": "object",
            "required": ["t", "v"],
            "properties": {
              "t": { "type": "string" },
              "v": {},
              "label": { "type": "string" },
              "defn": { "type": "string" }
            }
          }
        }
        """;

    public static void Write(Utf8JsonWriter writer)
    {
        writer.WritePropertyName("definitions"u8);
        using var parts = JsonDocument.Parse(Definitions);
        parts.RootElement.WriteTo(writer);
    }
}
