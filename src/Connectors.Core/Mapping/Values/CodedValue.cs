using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>A code with the vendor's own value.</summary>
/// <param name="Code">Canonical code; <c>unknown</c> when no table knows the raw value.</param>
/// <param name="Raw">The vendor's value as text; null for a default.</param>
/// <param name="Label">The vendor's words for it.</param>
/// <param name="System">The vendor.</param>
internal sealed record CodedValue(string Code, string? Raw, string? Label, string? System)
{
    public const string Unknown = "unknown";
    private object? _typed;
    private CodedValue? _labelled;

    /// <summary>Whether many records have this very object, so that its JSON is worth keeping.</summary>
    public bool IsShared { get; init; }

    /// <summary>Canonical JSON of a shared value, once somebody wrote it; two at once make the same.</summary>
    public byte[]? Json { get; set; }

    /// <summary>The same with the vendor's words. A vendor mostly calls a value the same, so the last one is kept.</summary>
    /// <param name="raw">The vendor's value in UTF-8.</param>
    /// <param name="label">The words in UTF-8.</param>
    /// <param name="system">The vendor.</param>
    public CodedValue Called(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> label, string system) =>
        _labelled is { Label: { } known } called && Utf8Key.Is(known, label) ? called : _labelled = RecentCodes.Of(Code, raw, label, system);

    /// <summary>The same for a contract's member; made once, since values of tables are shared.</summary>
    public Coded<TCode> As<TCode>()
        where TCode : struct, Enum
    {
        if (_typed is Coded<TCode> made)
            return made;
        var coded = new Coded<TCode>(CodeTable<TCode>.Find(Code), Raw, Label, System);
        _typed = coded;
        return coded;
    }
}
