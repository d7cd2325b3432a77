using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>Reads settings and says what is wrong with one.</summary>
internal sealed class JiraSettingsSource(IDictionary<string, string> settings)
{
    public string? Text(string name) => settings.TryGetValue(name, out var text) && text.Length > 0 ? text : null;

    public bool Flag(string name, bool otherwise = false) => Text(name) switch
    {
        null => otherwise,
        "true" or "on" => true,
        "false" or "off" => false,
        var other => throw new ArgumentException($"The setting {name} is '{other}'; expected true or false."),
    };

    public int? Number(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ArgumentException($"The setting {name} is '{text}'; expected a whole number.");

    public TimeZoneInfo Zone(string name, string otherwise) => TimeZoneInfo.TryFindSystemTimeZoneById(Text(name) ?? otherwise, out var zone)
        ? zone
        : throw new ArgumentException($"The setting {name} is '{Text(name)}'; expected an IANA time zone.");
}
