using System.Text.Json;

namespace Connectors.Salesforce;

/// <summary>Into which record a deleted one was merged. Only looked for in rows of the recycle bin, which are few.</summary>
internal static class SObjectMaster
{
    public const string Column = "MasterRecordId";

    /// <summary>The objects that Salesforce merges, of those that are read here.</summary>
    public static bool IsOf(string type) => type is Accounts.Type or Contacts.Type;

    /// <summary>The id of the record that remains; null when the row was deleted by itself.</summary>
    public static string? Of(ReadOnlySpan<byte> row)
    {
        var reader = new Utf8JsonReader(row);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(Column))
                return reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } id ? id : null;
        }

        return null;
    }
}
