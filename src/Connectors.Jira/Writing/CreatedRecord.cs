using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>The id in the answer to a create.</summary>
internal static class CreatedRecord
{
    /// <exception cref="ConnectorException">The answer names no id: accepted, but unknown what was made (<c>InDoubt</c>).</exception>
    public static string IdIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            if (JiraSlice.Of(body).Id is { Length: > 0 } id && JiraId.IsValid(id))
            {
                return id;
            }
        }
        catch (JsonException)
        {
            // Damaged: same as without an id.
        }

        throw new ConnectorException(new(FaultKind.InDoubt, "Jira accepted a create without saying which record it made."));
    }
}
