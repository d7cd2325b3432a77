namespace Connectors.Mapping;

/// <summary>Where the key of a record stands that a derivation needs.</summary>
internal sealed record NeedSlots(string Name, string Entity, SlotRef System, SlotRef Connection, SlotRef Object, SlotRef Value, SlotRef Kind);
