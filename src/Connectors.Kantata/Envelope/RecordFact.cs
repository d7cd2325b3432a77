namespace Connectors.Kantata;

/// <summary>The members of a record that the adapter itself looks at.</summary>
internal enum RecordFact
{
    None = 0,
    Id,
    UpdatedAt,
    Archived,
    DeletedAt,
}
