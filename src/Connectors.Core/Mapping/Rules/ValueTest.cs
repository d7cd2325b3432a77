using System.Text;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>What a condition asks of one value.</summary>
internal sealed class ValueTest(ImmutableArray<DocumentNode> values, bool isNegative, bool? present)
{
    private readonly ImmutableArray<string?> _texts = [.. values.Select(value => value.Kind == JsonValueKind.Null ? null : value.Text)];
    private readonly ImmutableArray<decimal?> _numbers =
        [.. values.Select(value => value.Kind == JsonValueKind.Number && ExactDecimal.TryParse(Encoding.UTF8.GetBytes(value.Text), out var number)
            ? number : (decimal?)null)];

    public bool Holds(RawValue value)
    {
        var isPresent = !value.IsAbsent && !(value.Kind == JsonTokenType.String && string.IsNullOrWhiteSpace(value.AsString()));
        if (present is not null && present != isPresent)
            return false;
        return _texts.IsEmpty || Matches(value, isPresent) != isNegative;
    }

    private bool Matches(RawValue value, bool isPresent)
    {
        if (!isPresent)
            return _texts.Contains(null);
        if (!value.TryText(out var utf8))
            return false;
        var text = value.AsString();
        decimal? number = ExactDecimal.TryParse(utf8.Span, out var parsed) ? parsed : null;
        for (var i = 0; i < _texts.Length; i++)
        {
            if (text == _texts[i] || number is not null && number == _numbers[i])
                return true;
        }
        return false;
    }
}
