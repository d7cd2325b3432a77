namespace Connectors.Exchange;

/// <summary>Where reading of one object goes on. Opaque outside its object class; stored as text.</summary>
/// <param name="Value">The position, as its object class writes it.</param>
public readonly record struct Cursor(string Value);
