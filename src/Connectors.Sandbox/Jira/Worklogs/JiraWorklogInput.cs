using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What a client says of logged work, in the form in which it is kept. The author is never part of it.</summary>
internal static class JiraWorklogInput
{
    private const long MinSeconds = 60;

    /// <summary>Members that are kept; refuses all wrong ones at once.</summary>
    public static JsonObject Read(JiraCall call, StoredRecord? existing)
    {
        var body = call.Object();
        var (kept, errors, messages) = (new JsonObject(), new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        Time(body, kept, errors, messages, isNew: existing is null);
        Started(call, body, kept, errors, isNew: existing is null);
        if (body["comment"] is { } comment)
        {
            switch (JiraDocument.Check(comment))
            {
                case null:
                    kept["comment"] = comment.DeepClone();
                    break;
                case JiraDocument.Malformed:
                    messages.Add(JiraDocument.Malformed);
                    break;
                case var wrong:
                    errors["comment"] = wrong;
                    break;
            }
        }
        else if (body.ContainsKey("comment"))
        {
            kept["comment"] = null;
        }

        if (body["visibility"] is JsonObject visibility)
        {
            kept["visibility"] = visibility.DeepClone();
        }

        var properties = JiraProperties.Read(body["properties"], errors);
        if (existing is null || properties.Count > 0)
        {
            kept["properties"] = properties;
        }

        return errors.Count == 0 && messages.Count == 0 ? kept : throw JiraErrors.Fields(errors, [.. messages]);
    }

    private static void Time(JsonObject body, JsonObject kept, Dictionary<string, string> errors, List<string> messages, bool isNew)
    {
        if (body["timeSpentSeconds"] is null && body["timeSpent"] is null)
        {
            if (isNew)
            {
                messages.Add("Worklog must not be null.");
                errors["timeLogged"] = "You must indicate the time spent working.";
            }

            return;
        }

        long? seconds = body["timeSpentSeconds"] is JsonValue number ? number.TryGetValue<long>(out var count) ? count : null
            : JiraDurations.Read(body["timeSpent"]?.ToString() ?? "");
        if (body["timeSpentSeconds"] is not null && body["timeSpent"] is not null)
        {
            errors["timeLogged"] = "Only one of 'timeSpent' and 'timeSpentSeconds' can be given.";
        }
        else if (seconds is null)
        {
            errors["timeLogged"] = "Invalid time duration entered.";
        }
        else if (seconds < MinSeconds)
        {
            errors["timeLogged"] = "Time spent must be at least 1 minute.";
        }
        else
        {
            kept["timeSpentSeconds"] = seconds;
        }
    }

    private static void Started(JiraCall call, JsonObject body, JsonObject kept, Dictionary<string, string> errors, bool isNew)
    {
        if (body["started"] is not { } started)
        {
            if (isNew)
            {
                kept["started"] = JiraTime.Keep(call.Site.Now);
            }
        }
        else if (JiraTime.TryAccept(started.ToString(), out var at))
        {
            kept["started"] = JiraTime.Keep(at);
        }
        else
        {
            errors["started"] = $"Unparseable date: \"{started}\". Expected yyyy-MM-dd'T'HH:mm:ss.SSSZ.";
        }
    }
}
