using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>One entry of a validation fault.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="At">The element that is; null when it is not there.</param>
internal sealed record WorkdayValidationError(string Message, XElement? At = null)
{
    /// <summary>Wording from memory.</summary>
    public static WorkdayValidationError Value(XElement element) =>
        new($"'{Shown(element.Value)}' is not a valid value for {element.Name.LocalName.Replace('_', ' ')}.", element);

    /// <summary>Two blanks behind the first sentence, as observed.</summary>
    public static WorkdayValidationError InvalidId(string type, string value, XElement at) =>
        new($"Invalid ID value.  '{Shown(value)}' is not a valid ID value for type = '{Shown(type)}'", at);

    private static string Shown(string text) => text.Length <= 200 ? text : text[..200];
}
