using System.Diagnostics.CodeAnalysis;

namespace Connectors.Sandbox;

/// <summary>One object of the schema: its fields in the order of describe and what hangs below it.</summary>
internal sealed class SalesforceObject(string name, string label, string plural, string prefix, IReadOnlyList<SalesforceField> fields,
    IReadOnlyList<SalesforceChildRelationship> children)
{
    private readonly Dictionary<string, SalesforceField> _byName = fields.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, SalesforceField> _byRelationship = fields.Where(field => field.RelationshipName is not null)
        .ToDictionary(field => field.RelationshipName!, StringComparer.OrdinalIgnoreCase);

    public string Name => name;

    public string Label => label;

    public string LabelPlural => plural;

    /// <summary>The first three characters of each id.</summary>
    public string KeyPrefix => prefix;

    public IReadOnlyList<SalesforceField> Fields => fields;

    public IReadOnlyList<SalesforceChildRelationship> Children => children;

    /// <summary>Setup objects have neither a recycle bin nor <c>IsDeleted</c>; they are deactivated instead.</summary>
    public bool IsDeletable => _byName.ContainsKey("IsDeleted");

    /// <summary>Names are case-insensitive in requests.</summary>
    public bool TryField(string fieldName, [NotNullWhen(true)] out SalesforceField? field) => _byName.TryGetValue(fieldName, out field);

    public bool TryRelationship(string relationship, [NotNullWhen(true)] out SalesforceField? field) =>
        _byRelationship.TryGetValue(relationship, out field);
}
