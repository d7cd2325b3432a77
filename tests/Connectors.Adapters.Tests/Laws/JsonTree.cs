using System.Text;
using System.Text.Json;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>JSON that can be changed and whose scalars stay spelt as they are: nothing of the product takes part in looking at them.</summary>
internal sealed class JsonTree
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 200 };

    private JsonTree(string? raw, List<(string Name, JsonTree Value)>? members, List<JsonTree>? items) => (Raw, Members, Items) = (raw, members, items);

    /// <summary>The scalar as it is spelt; null for objects and arrays.</summary>
    public string? Raw { get; private set; }

    /// <summary>Names as they are spelt between their quotes.</summary>
    public List<(string Name, JsonTree Value)>? Members { get; private set; }

    public List<JsonTree>? Items { get; private set; }

    public bool IsNull => Raw == "null";

    public bool IsString => Raw?[0] == '"';

    /// <summary>The text of a scalar without its escapes; null for everything else, and for a text with half of a character.</summary>
    public string? Text
    {
        get
        {
            if (Raw is null || IsNull || !IsString)
                return IsNull ? null : Raw;
            try
            {
                return JsonSerializer.Deserialize<string>(Raw);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }

    /// <summary>Whether rules count the value as absent.</summary>
    public bool IsBlank => IsNull || IsString && (Text ?? "x").AsSpan().IndexOfAnyExcept(" \t\r\n") < 0;

    public static JsonTree Object() => new(null, [], null);

    public static JsonTree Scalar(string raw) => new(raw, null, null);

    public static JsonTree String(string text) => new(JsonSerializer.Serialize(text), null, null);

    public static JsonTree Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    public static JsonTree Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Deep);
        reader.Read();
        return Value(ref reader);
    }

    public JsonTree? Find(string name) => Members?.FirstOrDefault(member => member.Name == name).Value;

    /// <summary>The value at a path; null when it is absent or null.</summary>
    public JsonTree? At(IEnumerable<PathSegment> path)
    {
        var at = this;
        foreach (var step in path)
        {
            at = step.Index < 0 ? at.Find(step.Name) : at.Items?.ElementAtOrDefault(step.Index);
            if (at is null)
                return null;
        }
        return at.IsNull ? null : at;
    }

    /// <summary>Sets the value at a path, or takes it away; where a scalar stands in the way nothing happens.</summary>
    public void Put(ReadOnlySpan<PathSegment> path, JsonTree? value)
    {
        if (path.IsEmpty)
        {
            (Raw, Members, Items) = (value!.Raw, value.Members, value.Items);
            return;
        }
        var step = path[0];
        var rest = path[1..];
        if (Raw is not null || (step.Index < 0 ? Members is null : Items is null))
        {
            if (value is null || Raw is not null and not "null" || Members?.Count > 0 || Items?.Count > 0)
                return;
            (Raw, Members, Items) = step.Index < 0 ? ((string?)null, (List<(string, JsonTree)>?)[], (List<JsonTree>?)null) : (null, null, []);
        }
        var next = step.Index < 0 ? Find(step.Name) : Items!.ElementAtOrDefault(step.Index);
        if (next is null && value is null)
            return;
        if (next is null && step.Index < 0)
            Members!.Add((step.Name, next = Scalar("null")));
        while (next is null)
        {
            Items!.Add(Scalar("null"));
            next = Items.ElementAtOrDefault(step.Index);
        }
        if (rest.IsEmpty && value is null && step.Index < 0)
            Members!.RemoveAll(member => member.Name == step.Name);
        else if (rest.IsEmpty && value is null)
            next.Put([], Scalar("null"));
        else
            next.Put(rest, value);
    }

    public JsonTree Clone() => new(Raw, Members?.Select(member => (member.Name, member.Value.Clone())).ToList(), Items?.Select(item => item.Clone()).ToList());

    /// <summary>Dotted paths of all scalars and of empty containers.</summary>
    public IEnumerable<string> Leaves(string prefix = "") => Members is { Count: > 0 }
        ? Members.SelectMany(member => member.Value.Leaves(prefix.Length == 0 ? member.Name : $"{prefix}.{member.Name}"))
        : Items is { Count: > 0 } ? Items.SelectMany((item, index) => item.Leaves($"{prefix}[{index}]")) : [prefix];

    public override string ToString() => Write(new()).ToString();

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(ToString());

    private StringBuilder Write(StringBuilder text)
    {
        if (Raw is not null)
            return text.Append(Raw);
        text.Append(Members is not null ? '{' : '[');
        var first = true;
        foreach (var (name, value) in Members ?? [.. Items!.Select(item => ("", item))])
        {
            text.Append(first ? "" : ",");
            first = false;
            if (Members is not null)
                text.Append('"').Append(name).Append("\":");
            value.Write(text);
        }
        return text.Append(Members is not null ? '}' : ']');
    }

    private static JsonTree Value(ref Utf8JsonReader reader)
    {
        var tree = reader.TokenType switch
        {
            JsonTokenType.StartObject => new(null, [], null),
            JsonTokenType.StartArray => new(null, null, []),
            JsonTokenType.String => Scalar($"\"{Encoding.UTF8.GetString(reader.ValueSpan)}\""),
            _ => Scalar(Encoding.UTF8.GetString(reader.ValueSpan)),
        };
        while (tree.Raw is null && reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            if (tree.Items is not null)
            {
                tree.Items.Add(Value(ref reader));
                continue;
            }
            var name = Encoding.UTF8.GetString(reader.ValueSpan);
            reader.Read();
            tree.Members!.Add((name, Value(ref reader)));
        }
        return tree;
    }
}
