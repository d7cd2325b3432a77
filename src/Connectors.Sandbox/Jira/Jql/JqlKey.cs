using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What a row is ordered by in one column: text first, then number; nothing comes last.</summary>
internal readonly record struct JqlKey(bool HasValue, string Text, decimal Number) : IComparable<JqlKey>
{
    public static JqlKey None { get; } = new(false, "", 0);

    public int CompareTo(JqlKey other) =>
        HasValue != other.HasValue ? other.HasValue.CompareTo(HasValue)
        : string.CompareOrdinal(Text, other.Text) is not 0 and var texts ? texts
        : Number.CompareTo(other.Number);

    public JsonArray ToJson() => [HasValue, Text, Number];

    public static JqlKey FromJson(JsonNode json) =>
        new(json[0]!.GetValue<bool>(), json[1]!.GetValue<string>(), json[2]!.GetValue<decimal>());
}
