namespace Connectors.Sandbox;

/// <summary>A field of a record type, of a line or of a subrecord, in the spelling of the REST API browser.</summary>
internal sealed record NetSuiteField(string Name, NetSuiteFieldKind Kind)
{
    /// <summary>Sent values are passed over without a word.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Record types that a reference may point to; empty where the sandbox does not serve them, then any id is taken.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Ids and names of a choice; empty takes any id.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>();

    /// <summary>Fields of a line or of a subrecord.</summary>
    public IReadOnlyList<NetSuiteField> Fields { get; init; } = [];

    /// <summary>Field that tells lines apart (`line`, `id`), or null for lines without a key.</summary>
    public string? Key { get; init; }

    /// <summary>Added by the account's settings.</summary>
    public bool Custom { get; init; }

    public bool IsNested => Kind is NetSuiteFieldKind.Lines or NetSuiteFieldKind.Part;

    /// <summary>SuiteQL knows the field by its name in lower case.</summary>
    public string Column => Name.ToLowerInvariant();
}
