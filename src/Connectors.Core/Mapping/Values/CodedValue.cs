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

    /// <summary>Whether many records have this very object, so that its JSON is worth keeping.</summary>
    public bool IsShared { get; init; }

    /// <summary>Canonical JSON of a shared value, once somebody wrote it; two at once make the same.</summary>
    public byte[]? Json { get; set; }

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
