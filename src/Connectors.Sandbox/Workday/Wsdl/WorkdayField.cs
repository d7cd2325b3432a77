namespace Connectors.Sandbox;

/// <summary>An element or attribute of a type.</summary>
/// <param name="Name">Local name.</param>
/// <param name="Type">Name of its type: simple, of references, or a shape.</param>
/// <param name="IsMany">Whether it may come again.</param>
/// <param name="IsAttribute">Whether it is an attribute.</param>
/// <param name="Choice">Elements with the same number exclude one another; 0 for none.</param>
internal sealed record WorkdayField(string Name, string Type, bool IsMany, bool IsAttribute, int Choice)
{
    private static readonly string[] Simple = ["string", "boolean", "date", "dateTime", "decimal", "base64Binary"];

    public bool IsSimple => Simple.Contains(Type, StringComparer.Ordinal);

    public bool IsReference => Type.EndsWith("ObjectType", StringComparison.Ordinal);
}
