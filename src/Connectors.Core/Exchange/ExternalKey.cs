namespace Connectors.Exchange;

/// <summary>Our key, stored in the vendor's record, by which a write is found again after a lost answer.</summary>
/// <param name="Service">Who owns the key, such as <c>acme-connectors</c>: brand and tenant decide, so that two partners never collide.</param>
/// <param name="Object">What the key stands for, such as <c>opportunity</c>.</param>
/// <param name="Value">Letters, digits, <c>_</c> and <c>-</c> only, at most 80 characters.</param>
public readonly record struct ExternalKey(string Service, string Object, string Value);
