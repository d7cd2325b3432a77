namespace Connectors.Sandbox;

internal enum SalesforceFieldType
{
    Id,
    Reference,
    String,
    Picklist,
    TextArea,
    Email,
    Phone,
    Url,
    Boolean,
    Int,
    Double,
    Currency,
    Percent,
    Date,
    DateTime,

    /// <summary>A compound of other fields: read-only, never filterable.</summary>
    Address,
}
