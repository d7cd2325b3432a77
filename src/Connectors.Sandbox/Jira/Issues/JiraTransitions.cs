using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The workflow: a status is reached through a transition only.</summary>
internal static class JiraTransitions
{
    public static JiraReply List(JiraCall call)
    {
        var issue = JiraIssues.Get(call, call.Values[0]);
        var choices = new JiraChoiceView(call.Links);
        var asked = call.Value("transitionId");
        return JiraReply.Ok(new JsonObject
        {
            ["expand"] = "transitions",
            ["transitions"] = new JsonArray([.. Open(call, issue).Where(status => asked is null || status.TransitionId == asked)
                .Select(status => (JsonNode)Show(call, choices, status))]),
        });
    }

    public static JiraReply Take(JiraCall call)
    {
        var (issue, body) = (JiraIssues.Get(call, call.Values[0]), call.Object());
        var asked = (body["transition"] as JsonObject)?["id"]?.ToString() ?? throw JiraErrors.Messages(400, "Missing 'transition' identifier");
        var target = Open(call, issue).FirstOrDefault(status => status.TransitionId == asked)
            ?? throw JiraErrors.Messages(400, $"Transition id '{asked}' is not valid for this issue.");
        var resolution = Resolution(call, body);
        var input = JiraIssueInput.OfEdit(call, issue, body);
        var now = JiraTime.Keep(call.Site.Account.Clock.Tick());
        var (fields, changes) = (JiraIssues.Fields(issue), new Dictionary<string, JsonNode?>(StringComparer.Ordinal));
        foreach (var (name, value) in input.Values)
        {
            changes[name] = value;
        }

        changes["status"] = target.Id;
        if (JiraChoices.Status(fields["status"]!.GetValue<string>()).Category != target.Category)
        {
            changes["statuscategorychangedate"] = now;
        }

        var isDone = target.Id == JiraChoices.Done;
        changes["resolution"] = isDone ? resolution ?? fields["resolution"]?.GetValue<string>() ?? JiraChoices.Resolutions[0].Id : null;
        changes["resolutiondate"] = isDone ? fields["resolutiondate"]?.GetValue<string>() ?? now : null;
        JiraIssueWriter.Change(call, issue, [.. changes.Where(pair => !JsonNode.DeepEquals(fields[pair.Key], pair.Value))], "issue_generic");
        foreach (var comment in input.Comments)
        {
            JiraComments.Keep(call, call.Store.Find(JiraIssues.Collection, issue.Id)!, comment);
        }

        return JiraReply.NoContentJson;
    }

    public static JsonArray Expanded(JiraCall call, StoredRecord issue)
    {
        var choices = new JiraChoiceView(call.Links);
        return [.. Open(call, issue).Select(status => (JsonNode)Show(call, choices, status))];
    }

    /// <summary>Every status from every other, or only its neighbours where the workflow is strict.</summary>
    private static IEnumerable<JiraStatus> Open(JiraCall call, StoredRecord issue)
    {
        if (!call.Site.Settings.StrictWorkflow)
        {
            return JiraChoices.Statuses;
        }

        return JiraIssues.Fields(issue)["status"]!.GetValue<string>() == JiraChoices.InProgress
            ? JiraChoices.Statuses.Where(status => status.Id != JiraChoices.InProgress)
            : JiraChoices.Statuses.Where(status => status.Id == JiraChoices.InProgress);
    }

    /// <summary>A resolution can be set here, though not by an edit; it is taken out of the fields.</summary>
    private static string? Resolution(JiraCall call, JsonObject body)
    {
        if (body["fields"] is not JsonObject fields || !fields.Remove("resolution", out var value) || value is null)
        {
            return null;
        }

        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var read = new JiraFieldReader(call.Site, errors, []).Read(call.Site.Fields.Find("resolution")!, value).ToArray();
        return errors.Count == 0 ? read[0].Value!.GetValue<string>() : throw JiraErrors.Fields(errors);
    }

    private static JsonObject Show(JiraCall call, JiraChoiceView choices, JiraStatus status)
    {
        var shown = new JsonObject
        {
            ["id"] = status.TransitionId, ["name"] = status.Name, ["to"] = choices.Status(status), ["hasScreen"] = false,
            ["isGlobal"] = !call.Site.Settings.StrictWorkflow, ["isInitial"] = false, ["isAvailable"] = true, ["isConditional"] = false,
            ["looped"] = false,
        };
        if (call.List("expand").Contains("transitions.fields"))
        {
            shown["fields"] = new JsonObject();
        }

        return shown;
    }
}
