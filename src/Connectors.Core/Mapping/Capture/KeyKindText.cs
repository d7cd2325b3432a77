using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>The kind of a key as canonical JSON spells it.</summary>
internal static class KeyKindText
{
    public static string Of(KeyKind kind) => kind switch
    {
        KeyKind.External => "external",
        KeyKind.Number => "number",
        KeyKind.Email => "email",
        KeyKind.Url => "url",
        KeyKind.Composite => "composite",
        _ => "primary",
    };

    public static KeyKind Parse(string text) => text switch
    {
        "external" => KeyKind.External,
        "number" => KeyKind.Number,
        "email" => KeyKind.Email,
        "url" => KeyKind.Url,
        "composite" => KeyKind.Composite,
        _ => KeyKind.Primary,
    };
}
