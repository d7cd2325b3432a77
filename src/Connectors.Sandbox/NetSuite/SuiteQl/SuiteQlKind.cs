namespace Connectors.Sandbox;

internal enum SuiteQlKind
{
    Null,
    Text,
    Number,

    /// <summary>A day with a time of day on the account's wall clock; it has no offset, which is exactly the trap of the vendor.</summary>
    Moment,
}
