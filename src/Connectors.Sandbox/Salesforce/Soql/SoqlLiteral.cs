namespace Connectors.Sandbox;

/// <param name="Kind">What was written.</param>
/// <param name="Text">Decoded string, digits, or the upper-case name of a span of days.</param>
/// <param name="Count">The n of <c>LAST_N_DAYS:n</c>.</param>
/// <param name="PlainAt">See <see cref="SoqlToken"/>.</param>
/// <param name="Position">Place in the query.</param>
internal sealed record SoqlLiteral(SoqlLiteralKind Kind, string Text, int Position, int Count = 0, IReadOnlySet<int>? PlainAt = null);
