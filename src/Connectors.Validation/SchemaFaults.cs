using Connectors.Faults;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Connectors.Validation;

/// <summary>What NJsonSchema found, as faults: the innermost findings, each once, never with a value.</summary>
internal sealed class SchemaFaults(string owner, FaultKind kind)
{
    private const int Most = 50;
    private readonly List<Fault> _faults = [];

    public ImmutableArray<Fault> All => [.. _faults];

    public void Add(IEnumerable<ValidationError> errors)
    {
        foreach (var error in errors)
        {
            // Which of several shapes was meant is not known, so that only what holds for all parts is looked into.
            if (error is ChildSchemaValidationError parts && error.Kind is ValidationErrorKind.NotAllOf or ValidationErrorKind.ArrayItemNotValid
                or ValidationErrorKind.AdditionalPropertiesNotValid)
                parts.Errors.Values.ToList().ForEach(Add);
            else
                Add(error);
        }
    }

    private void Add(ValidationError error)
    {
        var (problem, wayOut) = Words(error);
        var fault = new Fault(kind, $"{problem} {wayOut}") { Path = Pointer(error.Path), Rule = "schema" };
        if (_faults.Count < Most && !_faults.Contains(fault))
            _faults.Add(fault);
    }

    private (string Problem, string WayOut) Words(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired =>
            ($"{owner} requires \"{error.Property}\", which is absent.", "Map it, or correct the record at its source."),
        ValidationErrorKind.StringTooLong =>
            ($"The text is longer than the {error.Schema.MaxLength} characters that {Small} allows.",
            "Shorten it at its source, or cut it in the mapping."),
        ValidationErrorKind.StringTooShort => ("The text is empty.", "Leave it out, or correct it at its source."),
        ValidationErrorKind.NotInEnumeration =>
            ($"{owner} does not know this code.", $"Use one of: {string.Join(", ", error.Schema.Enumeration)}."),
        ValidationErrorKind.PatternMismatch =>
            ($"The text has not the form that {Small} asks for.", $"Write it as {error.Schema.Pattern}."),
        ValidationErrorKind.NoAdditionalPropertiesAllowed => ($"{owner} does not know \"{error.Property}\".", "Remove it or correct its name."),
        ValidationErrorKind.NotAnyOf or ValidationErrorKind.NotOneOf =>
            ($"The value has none of the forms that {Small} allows.", "Look up what may stand here."),
        _ => ($"The value is not what {Small} allows here ({error.Kind}).", "Correct it in the mapping or at its source."),
    };

    private string Small => char.ToLowerInvariant(owner[0]) + owner[1..];

    /// <summary><c>#/lines[0].quantity</c> as a JSON Pointer.</summary>
    private static string Pointer(string? path) => string.Concat((path ?? "").TrimStart('#', '/').Split('.', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(step => step.Split('[')).Where(step => step.Length > 0)
        .Select(step => "/" + step.TrimEnd(']').Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
}
