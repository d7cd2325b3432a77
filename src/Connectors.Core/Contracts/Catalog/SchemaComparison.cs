using System.Globalization;
using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>Compares two versions of a contract by their schemas. What only readers of one side would notice counts for the other too, so that
/// master data is served as strictly as its class asks. Stateless, thread-safe.</summary>
/// <remarks>Additive: a new optional member, a new code, a new kind of record that a reference may point to, a longer or no longest length, a
/// more careful data class, a new shared shape, a mark that a member goes away. Breaking: all else, also a
/// sunset that comes nearer, except descriptions, titles and areas, which nobody reads by machine.</remarks>
public static class SchemaComparison
{
    private static readonly string[] Unread = ["description", "title", "examples", "x-area", "x-version", "$id", "$schema"];
    private static readonly string[] Marks = ["deprecated", "x-deprecated-since", "x-replaced-by"];
    private static readonly string[] Careful = ["public", "business", "personal", "sensitive"];

    /// <summary>Days that readers of a member have at least, from the day on which its sunset is published.</summary>
    public const int ShortestNotice = 180;

    /// <summary>Every difference, in the order of the older schema.</summary>
    /// <param name="before">The older schema, as <see cref="EntitySchemas.Export"/> writes it.</param>
    /// <param name="after">The newer schema.</param>
    /// <exception cref="JsonException">One of the texts is no JSON.</exception>
    public static ImmutableArray<SchemaChange> Between(string before, string after)
    {
        using var older = JsonDocument.Parse(before);
        using var newer = JsonDocument.Parse(after);
        var changes = ImmutableArray.CreateBuilder<SchemaChange>();
        if (Text(older.RootElement, "title") != Text(newer.RootElement, "title"))
            changes.Add(new("", ChangeClass.Breaking, "renamed"));
        Schema(older.RootElement, newer.RootElement, "", changes);
        return changes.ToImmutable();
    }

    /// <summary>What is wrong with the version of a changed contract; null when the version says what the changes ask for.</summary>
    /// <param name="before">The older schema.</param>
    /// <param name="after">The newer schema.</param>
    public static string? Undeclared(string before, string after)
    {
        var changes = Between(before, after);
        var (from, to) = (Version(before), Version(after));
        var asked = changes.IsEmpty ? from : changes.Any(change => change.Class == ChangeClass.Breaking)
            ? (from.Major + 1, 0) : (from.Major, from.Minor + 1);
        if (to.CompareTo(asked) >= 0 && (to == from || !changes.IsEmpty))
            return null;
        return changes.IsEmpty ? $"Nothing changed from {from.Major}.{from.Minor}, the version says {to.Major}.{to.Minor}."
            : $"From {from.Major}.{from.Minor} to {to.Major}.{to.Minor}, at least {asked.Item1}.{asked.Item2} is asked for by: "
                + $"{string.Join("; ", changes)}.";
    }

    /// <summary>What is wrong with the version of a changed contract, or with the time that its readers are given; null when nothing is.</summary>
    /// <param name="before">The older schema.</param>
    /// <param name="after">The newer schema.</param>
    /// <param name="day">The day on which the newer one is published: a deprecated member stays until its sunset, and a sunset is at least
    /// <see cref="ShortestNotice"/> days away.</param>
    public static string? Undeclared(string before, string after, DateOnly day)
    {
        if (Undeclared(before, after) is { } undeclared)
            return undeclared;
        var hasty = Between(before, after).FirstOrDefault(change => change.Sunset is { } sunset
            && (change.IsRemoval ? sunset > day : sunset < day.AddDays(ShortestNotice)));
        return hasty is null ? null
            : hasty.IsRemoval ? $"{hasty.Path} is removed before its sunset, {Text(hasty.Sunset!.Value)}."
            : $"The sunset of {hasty.Path}, {Text(hasty.Sunset!.Value)}, is less than {ShortestNotice} days away.";
    }

    private static (int Major, int Minor) Version(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        var parts = Text(document.RootElement, "x-version")!.Split('.');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture),
            int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static void Schema(JsonElement before, JsonElement after, string path, ImmutableArray<SchemaChange>.Builder changes)
    {
        foreach (var name in before.EnumerateObject().Concat(after.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal))
        {
            if (Unread.Contains(name))
                continue;
            var (old, now) = (Find(before, name), Find(after, name));
            switch (name)
            {
                case "properties" or "definitions":
                    Members(old, now, name == "definitions" ? "/definitions" : path, changes);
                    break;
                case "required":
                    Required(old, now, path, Find(before, "properties"), changes);
                    break;
                case "enum":
                    Texts(old, now, path, "code", changes);
                    break;
                case "x-entities":
                    Texts(old, now, path, "target", changes);
                    break;
                case "items" or "additionalProperties" when old is { ValueKind: JsonValueKind.Object } && now is { ValueKind: JsonValueKind.Object }:
                    Schema(old.Value, now.Value, path, changes);
                    break;
                case "maxLength":
                    var isLonger = now is null || old is not null && now.Value.GetInt64() > old.Value.GetInt64();
                    Add(old, now, path, isLonger, name, changes);
                    break;
                case "x-dataClass":
                    Add(old, now, path, Rank(now) > Rank(old), name, changes);
                    break;
                case "x-sunset":
                    Sunset(old, now, path, changes);
                    break;
                default:
                    Add(old, now, path, isAdditive: Marks.Contains(name), name, changes);
                    break;
            }
        }
    }

    private static void Members(JsonElement? before, JsonElement? after, string path, ImmutableArray<SchemaChange>.Builder changes)
    {
        foreach (var member in before?.EnumerateObject() ?? default)
        {
            if (after is not null && Find(after.Value, member.Name) is { } now)
                Schema(member.Value, now, $"{path}/{member.Name}", changes);
            else
                changes.Add(new($"{path}/{member.Name}", ChangeClass.Breaking, SchemaChange.Removed)
                {
                    Sunset = DayOf(Find(member.Value, "x-sunset")),
                });
        }
        foreach (var member in after?.EnumerateObject() ?? default)
        {
            if (before is null || Find(before.Value, member.Name) is null)
                changes.Add(new($"{path}/{member.Name}", ChangeClass.Additive, "new"));
        }
    }

    private static void Required(JsonElement? before, JsonElement? after, string path, JsonElement? known,
        ImmutableArray<SchemaChange>.Builder changes)
    {
        var (old, now) = (List(before), List(after));
        changes.AddRange(old.Except(now).Select(name => new SchemaChange($"{path}/{name}", ChangeClass.Breaking, "required -> optional")));
        // A new member that is required is told as one change: writers of the version before do not have it.
        changes.AddRange(now.Except(old).Select(name => new SchemaChange($"{path}/{name}", ChangeClass.Breaking,
            known is null || Find(known.Value, name) is null ? "new and required" : "optional -> required")));
    }

    private static void Texts(JsonElement? before, JsonElement? after, string path, string what, ImmutableArray<SchemaChange>.Builder changes)
    {
        var (old, now) = (List(before), List(after));
        if (before is null != after is null)
        {
            changes.Add(new(path, ChangeClass.Breaking, before is null ? $"{what}s closed" : $"{what}s opened"));
            return;
        }
        changes.AddRange(old.Except(now).Select(text => new SchemaChange(path, ChangeClass.Breaking, $"{what} \"{text}\" removed")));
        changes.AddRange(now.Except(old).Select(text => new SchemaChange(path, ChangeClass.Additive, $"{what} \"{text}\" new")));
    }

    private static void Add(JsonElement? before, JsonElement? after, string path, bool isAdditive, string name,
        ImmutableArray<SchemaChange>.Builder changes)
    {
        if (before is null || after is null ? before is not null || after is not null : !JsonElement.DeepEquals(before.Value, after.Value))
            changes.Add(new(path, isAdditive ? ChangeClass.Additive : ChangeClass.Breaking, $"{name} {Short(before)} -> {Short(after)}"));
    }

    private static void Sunset(JsonElement? before, JsonElement? after, string path, ImmutableArray<SchemaChange>.Builder changes)
    {
        var (old, now) = (DayOf(before), DayOf(after));
        if (old != now)
            changes.Add(new(path, now < old ? ChangeClass.Breaking : ChangeClass.Additive, $"x-sunset {Short(before)} -> {Short(after)}")
            {
                // One that is put off was told in time already.
                Sunset = old is null ? now : null,
            });
    }

    private static DateOnly? DayOf(JsonElement? day) =>
        day?.GetString() is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Rank(JsonElement? dataClass) => Array.IndexOf(Careful, dataClass?.GetString() ?? "business");

    private static List<string> List(JsonElement? array) =>
        array is { ValueKind: JsonValueKind.Array } texts ? [.. texts.EnumerateArray().Select(text => text.ToString())] : [];

    private static JsonElement? Find(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement parent, string name) => Find(parent, name)?.GetString();

    private static string Short(JsonElement? value) => value is null ? "none" : value.Value.GetRawText() is { Length: <= 60 } text ? text : "...";
}
