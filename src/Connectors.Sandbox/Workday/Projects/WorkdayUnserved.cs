using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>What the vendor knows and the sandbox does not is refused: to leave it out without a word would answer another question.</summary>
internal static class WorkdayUnserved
{
    public static void Refuse(XElement? part, IReadOnlyList<string> served)
    {
        WorkdayValidationError[] errors = [.. (part?.Elements() ?? []).Where(element => !served.Contains(element.Name.LocalName))
            .Select(element => new WorkdayValidationError($"{element.Name.LocalName} is not emulated by the sandbox.", element))];
        if (errors.Length > 0) throw WorkdayFaults.Validation(errors);
    }
}
