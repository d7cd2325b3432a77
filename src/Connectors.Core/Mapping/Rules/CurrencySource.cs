using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Where the currency of a vendor's amount stands: a constant, or a path, if need be through a value table.</summary>
internal sealed class CurrencySource
{
    private readonly string? _constant;
    private readonly SlotRef? _slot;
    private readonly ValueTable? _table;

    private CurrencySource(string? constant, SlotRef? slot, ValueTable? table) => (_constant, _slot, _table) = (constant, slot, table);

    /// <summary>The constant; null when the currency comes from the record.</summary>
    public string? Constant => _constant;

    public SlotRef Slot => _slot ?? SlotRef.None;

    public ValueTable? Table => _table;

    /// <summary>Reads the member <c>currency</c> of a rule.</summary>
    public static CurrencySource? Read(RuleSpec spec)
    {
        var node = spec.Members.Any("currency");
        if (node is null)
            return null;
        if (node.Kind == JsonValueKind.Object && (node.Find("constant") is not null || node.Find("path") is not null))
        {
            var members = new MemberReader(node, spec.Name, spec.Faults);
            var (constant, path, table) = (members.Text("constant"), members.Any("path"), spec.Table(members.Of("values", JsonValueKind.String)));
            members.Finish();
            if (constant is not null && !Currencies.IsCode(constant))
                spec.Refuse(node, $"\"{constant}\" is no currency.", "Write an ISO 4217 code, such as \"USD\".");
            return constant is not null ? new(constant, null, null) : new(null, Bind(spec, path), table);
        }
        return new(null, Bind(spec, node), null);
    }

    /// <summary>The currency of a record; null for none.</summary>
    public string? Of(Scope scope) => Short(scope) ?? Long(scope);

    /// <summary>The currency of a record, or null with the raw value that is none.</summary>
    public string? Of(Scope scope, out RawValue raw)
    {
        raw = default;
        if (Short(scope) is { } plain)
            return plain;
        raw = scope[Slot];
        if (_table is null)
            return raw.TryText(out var utf8) ? Currencies.Find(utf8.Span) : null;
        return _table.CodeOf(raw.AsString()) is { } code && Currencies.IsCode(code) ? code : null;
    }

    private string? Short(Scope scope) => _constant
        ?? (_table is null && scope.Spelling(Slot, out var text) == JsonTokenType.String ? Currencies.Find(text) : null);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private string? Long(Scope scope) => Of(scope, out _);

    private static SlotRef? Bind(RuleSpec spec, DocumentNode? node)
    {
        if (node is null || PathPair.From(node, spec.Name, spec.Faults).Read is not { } path || spec.IsInverse)
            return null;
        return spec.Binding.Bind(path, node, spec.Name);
    }
}
