using System.Text.Json;
using System.Text.RegularExpressions;

namespace Connectors.Tool;

/// <summary>Recognises what a value looks like.</summary>
internal static partial class ShapeOf
{
    private const int LongestLooked = 200;
    private const int ProseLetters = 32;
    private const int OpaqueLetters = 15;
    private const int LongestCode = 20;

    private static readonly (Regex Form, ValueShape Shape)[] Forms =
    [
        (BooleanText(), ValueShape.BooleanText), (Integer(), ValueShape.Integer), (Number(), ValueShape.Decimal), (Date(), ValueShape.Date),
        (Instant(), ValueShape.Instant), (LocalStamp(), ValueShape.LocalStamp), (Clock(), ValueShape.Clock), (Currency(), ValueShape.Currency),
        (TwoLetters(), ValueShape.TwoLetters), (Email(), ValueShape.Email), (Url(), ValueShape.Url), (Phone(), ValueShape.Phone),
        (TimeZone(), ValueShape.TimeZone), (MoneyText(), ValueShape.MoneyText),
    ];

    public static ValueShape Value(FieldValue value)
    {
        if (value.Kind is JsonValueKind.True or JsonValueKind.False)
            return ValueShape.Boolean;
        var text = value.Text.Length > LongestLooked ? value.Text[..LongestLooked] : value.Text;
        foreach (var (form, shape) in Forms)
        {
            if (form.IsMatch(text))
                return shape;
        }

        var (hasSpace, hasDigit) = (text.Contains(' '), text.Any(char.IsAsciiDigit));
        if (!hasSpace && hasDigit)
            return text.Length >= OpaqueLetters ? ValueShape.Opaque : ValueShape.Code;
        if (text.Length >= ProseLetters && text.Count(letter => letter == ' ') >= 4)
            return ValueShape.Prose;
        return !hasSpace && text.Length <= LongestCode && !text.Any(char.IsLower) ? ValueShape.Code : ValueShape.Label;
    }

    [GeneratedRegex("^([TF]|yes|no|ja|nein|true|false)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex BooleanText();

    [GeneratedRegex(@"^-?\d{1,18}$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^-?\d{1,18}\.\d{1,12}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2}([+-]\d{2}:?\d{2}|Z)?|\d{1,2}[./]\d{1,2}[./]\d{4})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Date();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Instant();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex LocalStamp();

    [GeneratedRegex(@"^\d{1,3}:\d{2}(:\d{2})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Currency();

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex TwoLetters();

    [GeneratedRegex(@"^[^@\s]{1,100}@[^@\s]{1,100}\.[A-Za-z]{2,10}$")]
    private static partial Regex Email();

    [GeneratedRegex(@"^([a-z]{2,8}://|www\.|/[a-z])\S+$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Url();

    [GeneratedRegex(@"^\+?[\d(][\d ()./-]{6,20}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Phone();

    [GeneratedRegex("^[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+$")]
    private static partial Regex TimeZone();

    [GeneratedRegex(@"^-?\p{Sc} ?-?\d[\d.,]*$|^-?\d[\d.,]* ?\p{Sc}$")]
    private static partial Regex MoneyText();
}
