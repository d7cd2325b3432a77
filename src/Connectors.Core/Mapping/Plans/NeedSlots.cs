namespace Connectors.Mapping;

/// <summary>Where the key of a record stands that a derivation needs.</summary>
internal sealed record NeedSlots(string Name, string Entity, SlotRef System, SlotRef Connection, SlotRef Object, SlotRef Value, SlotRef Kind)
{
    /// <summary>What a record needs; null when it has no such reference.</summary>
    public DerivationNeed? In(Scope scope) => scope[Value].AsString() is not { Length: > 0 } value ? null
        : new(Name, Entity, new(scope[System].AsString(), scope[Connection].AsString(), scope[Object].AsString(), value,
            KeyKindText.Parse(scope[Kind].AsString())));
}
