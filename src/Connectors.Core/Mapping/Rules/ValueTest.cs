using System.Text;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>What a condition asks of one value.</summary>
internal sealed class ValueTest(ImmutableArray<DocumentNode> values, bool isNegative, bool? present)
{
    private readonly ImmutableArray<byte[]?> _texts = [.. values.Select(value => value.Kind == JsonValueKind.Null
        ? null : Encoding.UTF8.GetBytes(value.Text))];
    private readonly decimal[]? _numbers = Numbers(values);

    /// <summary>The same as for the value at a place; mostly its bytes tell at once.</summary>
    public bool Holds(Scope scope, SlotRef at)
    {
        var kind = scope.Spelling(at, out var text);
        return kind is JsonTokenType.None or JsonTokenType.Null ? Holds(isPresent: false, hasText: false, text)
            : !text.IsEmpty && text[0] > (byte)' ' ? Holds(isPresent: true, hasText: true, text)
            : Holds(scope[at]);
    }

    public bool Holds(RawValue value)
    {
        var hasText = value.TryText(out var text);
        return Holds(!value.IsAbsent && !(value.Kind == JsonTokenType.String && IsBlank(text.Span)), hasText, text.Span);
    }

    private bool Holds(bool isPresent, bool hasText, ReadOnlySpan<byte> text) =>
        (present is null || present == isPresent) && (_texts.IsEmpty || Matches(isPresent, hasText, text) != isNegative);

    private bool Matches(bool isPresent, bool hasText, ReadOnlySpan<byte> text)
    {
        if (!isPresent)
            return _texts.Contains(null);
        if (!hasText)
            return false;
        foreach (var wanted in _texts)
        {
            if (wanted is not null && text.SequenceEqual(wanted))
                return true;
        }
        return _numbers is not null && ExactDecimal.TryParse(text, out var number) && Array.IndexOf(_numbers, number) >= 0;
    }

    private static decimal[]? Numbers(ImmutableArray<DocumentNode> values)
    {
        List<decimal>? numbers = null;
        foreach (var value in values)
        {
            if (value.Kind == JsonValueKind.Number && ExactDecimal.TryParse(Encoding.UTF8.GetBytes(value.Text), out var number))
                (numbers ??= []).Add(number);
        }
        return numbers?.ToArray();
    }

    // What is blank to the rules is not present to conditions.
    private static bool IsBlank(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n"u8) < 0;
}
