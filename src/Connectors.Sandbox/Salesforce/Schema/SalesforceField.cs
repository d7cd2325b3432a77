namespace Connectors.Sandbox;

/// <summary>One field as describe tells it; the flags are the rules that writes and queries follow.</summary>
internal sealed record SalesforceField(string Name, string Label, SalesforceFieldType Type)
{
    /// <summary>Most characters a text may have; 0 where the type has no length.</summary>
    public int Length { get; init; }

    public bool Createable { get; init; } = true;

    public bool Updateable { get; init; } = true;

    public bool Nillable { get; init; } = true;

    public bool DefaultedOnCreate { get; init; }

    public bool ExternalId { get; init; }

    public bool Unique { get; init; }

    /// <summary>Derived from other fields at each write.</summary>
    public bool Calculated { get; init; }

    /// <summary>A value outside <see cref="Values"/> is refused.</summary>
    public bool Restricted { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Name of the object that a reference points to; null for other types.</summary>
    public string? ReferenceTo { get; init; }

    /// <summary>The word for traversal: <c>Account</c> of <c>AccountId</c>, <c>Owner</c> of <c>OwnerId</c>.</summary>
    public string? RelationshipName { get; init; }

    public int Scale { get; init; }

    public bool IsCustom => Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase);

    public bool IsNumber =>
        Type is SalesforceFieldType.Int or SalesforceFieldType.Double or SalesforceFieldType.Currency or SalesforceFieldType.Percent;

    public bool IsId => Type is SalesforceFieldType.Id or SalesforceFieldType.Reference;

    public bool IsText =>
        Type is SalesforceFieldType.String or SalesforceFieldType.Picklist or SalesforceFieldType.TextArea or SalesforceFieldType.Email
        or SalesforceFieldType.Phone or SalesforceFieldType.Url;

    public bool IsFilterable => Type != SalesforceFieldType.Address;

    public bool IsRequiredOnCreate => Createable && !Nillable && !DefaultedOnCreate;

    /// <summary>The vendor's spelling of the type, in describe and in error texts.</summary>
    public string TypeName => Type switch
    {
        SalesforceFieldType.DateTime => "datetime",
        SalesforceFieldType.TextArea => "textarea",
        _ => Type.ToString().ToLowerInvariant(),
    };
}
