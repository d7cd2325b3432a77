namespace Connectors.Sqlite;

/// <summary>The kinds of values that are used here.</summary>
internal enum SqliteValueKind
{
    Null,
    Number,
    Text,
    Bytes,
}
