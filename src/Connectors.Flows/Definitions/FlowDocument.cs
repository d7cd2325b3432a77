using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>A flow document while it is read: asks for members and collects every fault with file, path, rule and way out.</summary>
internal sealed partial class FlowDocument(string file)
{
    private readonly ImmutableArray<Fault>.Builder _faults = ImmutableArray.CreateBuilder<Fault>();

    public ImmutableArray<Fault> Faults => _faults.ToImmutable();

    public void Add(string path, string message, string rule) =>
        _faults.Add(new(FaultKind.Mapping, message) { File = file, Path = path, Rule = rule });

    /// <summary>Whether the element is an object; members of other names are faults.</summary>
    public bool IsObject(JsonElement element, string path, params string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(path, "Expected an object.", "object");
            return false;
        }

        foreach (var unknown in element.EnumerateObject().Where(member => !names.Contains(member.Name, StringComparer.Ordinal)))
        {
            Add($"{path}/{unknown.Name}", $"'{unknown.Name}' is not known here: use {string.Join(", ", names)}.", "known");
        }

        return true;
    }

    /// <summary>A text that must be there; empty when it is not.</summary>
    public string Text(JsonElement parent, string name, string path)
    {
        if (Find(parent, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value)
        {
            return value;
        }

        Add($"{path}/{name}", $"'{name}' is missing or no text.", "required");
        return "";
    }

    /// <summary>A text that may be absent.</summary>
    public string? Optional(JsonElement parent, string name, string path) => Find(parent, name) is null ? null : Text(parent, name, path);

    /// <summary>Who owns dead letters; a blank one counts as none, which letters know.</summary>
    public string? Owner(JsonElement parent, string path)
    {
        var owner = Find(parent, "owner");
        if (owner is { ValueKind: not JsonValueKind.String })
        {
            Add($"{path}/owner", "'owner' is no text: name a role, such as finance.", "owner");
        }

        return owner is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    }

    /// <summary>A name that becomes part of keys: it must be there.</summary>
    public string Name(JsonElement parent, string name, string path)
    {
        var text = Text(parent, name, path);
        if (text.Length > 0 && !Names().IsMatch(text))
        {
            Add($"{path}/{name}", $"'{name}' must be 1 to 100 letters, digits, '-', '_' or '.', beginning with a letter or digit.", "name");
        }

        return text;
    }

    public ImmutableArray<string> Texts(JsonElement parent, string name, string path)
    {
        if (Find(parent, name) is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 0
            && array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && item.GetString()!.Length > 0))
        {
            return [.. array.EnumerateArray().Select(item => item.GetString()!)];
        }

        Add($"{path}/{name}", $"'{name}' must be an array of at least one text.", "required");
        return [];
    }

    /// <summary>True or false; false when absent.</summary>
    public bool Flag(JsonElement parent, string name, string path)
    {
        var value = Find(parent, name);
        if (value is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) })
        {
            Add($"{path}/{name}", $"'{name}' is neither true nor false.", name);
        }

        return value is { ValueKind: JsonValueKind.True };
    }

    /// <summary>A whole number within bounds; another one when absent.</summary>
    public int Whole(JsonElement parent, string name, string path, int least, int most, int absent)
    {
        if (Find(parent, name) is not { } value)
        {
            return absent;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Add($"{path}/{name}", $"'{name}' must be a whole number from {least} to {most}.", "range");
        return absent;
    }

    /// <summary>A time of at least a second and at most a year; null when absent.</summary>
    public TimeSpan? Duration(JsonElement parent, string name, string path)
    {
        if (Find(parent, name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && Durations().IsMatch(value.GetString()!)
            && XmlConvert.ToTimeSpan(value.GetString()!) is { TotalSeconds: >= 1, TotalDays: <= 366 } time)
        {
            return time;
        }

        Add($"{path}/{name}", $"'{name}' must be a time such as PT30M, PT2H or P7D, at least a second and at most 366 days.", "duration");
        return null;
    }

    /// <summary>Three numbers, such as 1.0.0.</summary>
    public string Version(JsonElement parent, string name, string path)
    {
        var text = Text(parent, name, path);
        if (text.Length > 0 && !Versions().IsMatch(text))
        {
            Add($"{path}/{name}", "A version is three numbers, such as 1.0.0.", "version");
        }

        return text;
    }

    public static JsonElement? Find(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A day of the calendar or an instant, as the day's first moment in UTC; null for anything else.</summary>
    public static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at : null;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Names();

    [GeneratedRegex(@"^P(?=[0-9T])([0-9]{1,3}D)?(T(?=[0-9])([0-9]{1,4}H)?([0-9]{1,5}M)?([0-9]{1,7}S)?)?\z")]
    private static partial Regex Durations();

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\z")]
    private static partial Regex Versions();
}
