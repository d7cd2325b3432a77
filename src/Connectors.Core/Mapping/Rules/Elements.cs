using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>The elements of an array, one after the other through the same scope, those that a condition leaves out left out. <c>@self</c> is a list
/// of one: what is at hand.</summary>
internal sealed class Elements
{
    private const int Most = 10_000;
    private const int StepsOfElement = 5;
    private readonly Condition? _where;
    private readonly Shape _shape;
    private readonly bool _isSelf;

    /// <summary>Takes the array at the rule's main path; <paramref name="binding"/> is where paths of the elements start.</summary>
    public Elements(RuleSpec spec, out Binding binding)
    {
        binding = spec.Binding.Element(spec.MainPath, spec.Node.Find("fields"));
        _isSelf = spec.MainPath.Text == "@self";
        (Array, _shape) = (spec.Bind(_isSelf ? PathText.Self : spec.MainPath), binding.Shape);
        // Turned round, the elements are canonical ones, which the condition does not speak of.
        _where = spec.Members.Of("where", JsonValueKind.Object) is { } where && !spec.IsInverse ? Condition.Read(where, binding, spec.Name) : null;
    }

    public SlotRef Array { get; }

    /// <summary>Whether it is a list of one: what is at hand.</summary>
    public bool IsSelf => _isSelf;

    /// <summary>Goes through the array. The scope is the same object each time.</summary>
    /// <param name="scope">The scope around.</param>
    /// <param name="refuse">Told what is wrong when the value is no array, or too long.</param>
    public IEnumerable<Scope> Of(Scope scope, Action<RawValue, string, FaultKind?> refuse)
    {
        var raw = scope[Array];
        if (raw.IsAbsent)
            yield break;
        if (_isSelf)
        {
            if (!scope.Session.TrySpend(StepsOfElement))
                yield break;
            var self = new Scope(scope.Session, _shape, scope, scope.PointerOf(Array)) { Position = 1 };
            if (self.Load(raw.Json) is null && (_where is null || _where.Holds(self)))
                yield return self;
            yield break;
        }
        if (raw.Kind != JsonTokenType.StartArray)
        {
            refuse(raw, "is no array", null);
            yield break;
        }
        var parts = Parts(raw.Json.Span);
        if (parts is null)
        {
            refuse(raw, $"has more than {Most} elements", FaultKind.LimitExceeded);
            yield break;
        }
        var element = new Scope(scope.Session, _shape, scope, scope.PointerOf(Array));
        for (var index = 0; index < parts.Count; index++)
        {
            if (!scope.Session.TrySpend(StepsOfElement))
                yield break;
            if (parts[index].End.Value == 0 || element.Load(raw.Json[parts[index]], index) is not null || _where is not null &&
                !_where.Holds(element))
                continue;
            element.Position++;
            yield return element;
        }
    }

    /// <summary>Where the elements lie; a null takes no room. Null when there are too many.</summary>
    private static List<Range>? Parts(ReadOnlySpan<byte> array)
    {
        var parts = new List<Range>();
        var reader = new Utf8JsonReader(array);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var (start, isNull) = ((int)reader.TokenStartIndex, reader.TokenType == JsonTokenType.Null);
            reader.Skip();
            if (parts.Count == Most)
                return null;
            parts.Add(isNull ? default : start..(int)reader.BytesConsumed);
        }
        return parts;
    }
}
