using System.Globalization;
using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>Compares JSON with the members of a contract and collects every breach.</summary>
internal static class MemberCheck
{
    public static void Object(JsonElement value, ImmutableArray<EntityMember> members, string path, List<Breach> found)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            found.Add(Wrong(path.Length == 0 ? "/" : path, "object", value));
            return;
        }
        foreach (var member in members)
        {
            var at = $"{path}/{member.Name}";
            if (value.TryGetProperty(member.Name, out var child) && child.ValueKind != JsonValueKind.Null)
                Member(child, member, at, found);
            else if (member.IsRequired)
                found.Add(new(at, "required", "absent", null));
        }
    }

    private static void Member(JsonElement value, EntityMember member, string path, List<Breach> found)
    {
        if (member.Kind != MemberKind.List)
        {
            Value(value, member, path, found);
            return;
        }
        if (value.ValueKind != JsonValueKind.Array)
        {
            found.Add(Wrong(path, "list", value));
            return;
        }
        var index = 0;
        foreach (var item in value.EnumerateArray())
            Value(item, member, $"{path}/{index++}", found);
    }

    private static void Value(JsonElement value, EntityMember member, string path, List<Breach> found)
    {
        if (member.ValueKind == MemberKind.Object)
            Object(value, member.Members, path, found);
        else if (!Fits(value, member.ValueKind))
            found.Add(Wrong(path, JsonNamingPolicy.CamelCase.ConvertName(member.ValueKind.ToString()), value));
    }

    private static bool Fits(JsonElement value, MemberKind kind) => kind switch
    {
        MemberKind.Text => value.ValueKind == JsonValueKind.String,
        MemberKind.Decimal => Text(value) is { } text && DecimalText.TryParse(text, out _),
        MemberKind.Integer or MemberKind.WorkTime => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        MemberKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        MemberKind.Date => DateOnly.TryParseExact(Text(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        MemberKind.Instant => Text(value) is { } text && InstantText.TryParse(text, out _),
        MemberKind.Money => Reads<Money>(value),
        MemberKind.Coded => Reads<CodedText>(value),
        MemberKind.Ref => Reads<Ref<AnyEntity>>(value),
        _ => true,
    };

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Reads<T>(JsonElement value)
    {
        try
        {
            return value.Deserialize(ContractJson.TypeOf<T>()) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Breach Wrong(string path, string rule, JsonElement value)
    {
        var kind = value.ValueKind switch
        {
            JsonValueKind.String => $"text({value.GetString()!.Length})",
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "list",
            _ => "null",
        };
        return new(path, rule, $"found {kind}", kind);
    }
}
