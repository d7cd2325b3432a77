using System.Text;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary><c>custom</c>: a function of the host over the values at some paths. Turned round when it was registered with a way back.</summary>
internal sealed class CustomRule : Rule
{
    private const int LongestResult = 64 * 1024;
    private readonly ImmutableArray<SlotRef> _of;
    private readonly Func<IReadOnlyList<string?>, string?>? _forward;
    private readonly Func<string?, IReadOnlyList<string?>>? _back;
    private readonly int _part;

    private CustomRule(RuleSpec spec, int part = -1)
        : base(spec)
    {
        var of = spec.Members.Any("of");
        _of = part < 0 ? spec.Many(of) : [spec.Bind(spec.Canonical!)];
        _part = part;
        var functions = spec.Binding.Compilation.Functions;
        (_forward, _back) = (functions.Forward(spec.Named.Text), functions.Back(spec.Named.Text));
        if (_forward is not null)
            return;
        var known = functions.Names.Count == 0 ? "none" : string.Join(", ", functions.Names.Order(StringComparer.Ordinal));
        spec.Refuse(spec.Named, $"There is no mapping function \"{spec.Named.Text}\".", $"Register it in the host, or use one of: {known}.");
    }

    public static RuleKind Kind { get; } = new("custom", spec => new CustomRule(spec)) { Inverts = true, Inverse = Invert };

    public override ImmutableArray<SlotRef> Sources => _of;

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        value = default;
        var inputs = _of.Select(at => scope[at] is { IsAbsent: false } raw ? Encoding.UTF8.GetString(raw.Json.Span) : null).ToArray();
        if (inputs.All(input => input is null) || Call(scope, inputs) is not { } text)
            return false;
        if (text.Length <= LongestResult && TryMapped(Encoding.UTF8.GetBytes(text), out value))
            return value.Kind != MappedKind.None;
        Refuse(scope, _of[0], scope[_of[0]], "was turned by the host's function into something that is no JSON of at most 64 KiB",
            "correct the function");
        return false;
    }

    private string? Call(Scope scope, string?[] inputs)
    {
        try
        {
            return _part < 0 ? _forward!(inputs) : _back!(inputs[0]).ElementAtOrDefault(_part);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever the host's function throws concerns this record only; its text may hold the value and is not passed on.
            Refuse(scope, _of[0], scope[_of[0]], $"made the host's function throw {e.GetType().Name}", "correct the function or the value");
            return null;
        }
    }

    private static bool TryMapped(byte[] text, out Mapped value)
    {
        value = default;
        try
        {
            var json = JsonCopy.Compact(text);
            var reader = new Utf8JsonReader(json);
            reader.Read();
            value = reader.TokenType switch
            {
                JsonTokenType.Null => default,
                JsonTokenType.True or JsonTokenType.False => Mapped.OfBoolean(reader.TokenType == JsonTokenType.True),
                JsonTokenType.String => Mapped.OfText(reader.GetString()!),
                _ => Mapped.OfJson(json),
            };
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<WriteLeaf> Invert(RuleSpec spec)
    {
        if (spec.Binding.Compilation.Functions.Back(spec.Named.Text) is null || spec.Members.Of("of", JsonValueKind.Array) is not { } of)
            yield break;
        for (var i = 0; i < of.Items.Length; i++)
        {
            if (PathPair.From(of.Items[i], spec.Name, spec.Faults).Write is { Up: 0 } path)
                yield return new(path, new CustomRule(new(spec.Node, spec.Name, spec.Field, spec.Binding, spec.Class, spec.Canonical), i));
        }
    }
}
