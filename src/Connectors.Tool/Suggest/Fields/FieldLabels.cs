using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Tool;

/// <summary>Labels and types of fields from a vendor's own list, whatever its form: objects with a name and a label somewhere in it, or a plain map
/// of names to labels.</summary>
internal sealed class FieldLabels
{
    private const long MaxBytes = 64L * 1024 * 1024;
    private const int Deepest = 64;
    private readonly Dictionary<string, (string? Label, string? Type)> _byName = new(StringComparer.OrdinalIgnoreCase);

    private FieldLabels()
    {
    }

    public static FieldLabels None { get; } = new();

    /// <exception cref="ConnectorException">The file is no list of fields.</exception>
    public static async Task<FieldLabels> ReadAsync(FileInfo file, CancellationToken ct)
    {
        if (file.Length > MaxBytes)
            throw Wrong(file, $"has {file.Length} bytes; at most {MaxBytes} are read");
        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(file.FullName, ct), new() { MaxDepth = Deepest });
            return Read(document.RootElement) is { _byName.Count: > 0 } labels ? labels : throw Wrong(file, "names no field");
        }
        catch (JsonException malformed)
        {
            throw Wrong(file, $"is not JSON from line {malformed.LineNumber + 1} on");
        }
    }

    public static FieldLabels Read(JsonElement list)
    {
        var labels = new FieldLabels();
        if (list.ValueKind == JsonValueKind.Object && list.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.String))
        {
            foreach (var member in list.EnumerateObject())
                labels._byName[member.Name] = (member.Value.GetString(), null);
        }

        labels.Walk(list);
        return labels;
    }

    /// <summary>Label and type of a field; of the member that it stands in where the field itself is not listed.</summary>
    public (string? Label, string? Type) Of(string path)
    {
        if (_byName.TryGetValue(path, out var whole))
            return whole;
        foreach (var part in path.Split('.'))
        {
            if (_byName.TryGetValue(part.IndexOf('[') is var at and >= 0 ? part[..at] : part, out var known))
                return known;
        }

        return (null, null);
    }

    private void Walk(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Walk(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            Take(element);
            foreach (var member in element.EnumerateObject())
                Walk(member.Value);
        }
    }

    /// <summary><c>name</c> and <c>label</c>; else an id and the name that people see.</summary>
    private void Take(JsonElement field)
    {
        var name = Text(field, "label") is null ? Text(field, "custom_field_id") ?? Text(field, "id") ?? Text(field, "key") : Text(field, "name");
        var label = Text(field, "label") ?? Text(field, "custom_field_name") ?? Text(field, "name");
        if (name is null || label is null)
            return;
        var schema = field.TryGetProperty("schema", out var inner) && inner.ValueKind == JsonValueKind.Object ? Text(inner, "type") : null;
        _byName.TryAdd(name, (label, schema ?? Text(field, "value_type") ?? Text(field, "type")));
    }

    private static string? Text(JsonElement field, string member) => field.TryGetProperty(member, out var value)
        ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null }
        : null;

    private static ConnectorException Wrong(FileInfo file, string what) => new(new Fault(
        FaultKind.Configuration, $"--labels: {file.Name} {what}; give the vendor's list of fields, or {{\"name\":\"label\"}}.") { File = file.Name });
}
