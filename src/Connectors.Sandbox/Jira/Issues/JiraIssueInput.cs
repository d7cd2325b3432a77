using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What a client wants an issue to be: values as they are kept, and everything that is wrong with them, field by field.</summary>
internal sealed class JiraIssueInput
{
    private readonly JiraCall _call;
    private readonly StoredRecord? _existing;
    private readonly JiraFieldReader _reader;
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private readonly List<string> _messages = [];

    private JiraIssueInput(JiraCall call, StoredRecord? existing)
    {
        (_call, _existing) = (call, existing);
        _reader = new(call.Site, _errors, _messages);
    }

    /// <summary>By id of the field.</summary>
    public JsonObject Values { get; } = [];

    public JsonObject Properties { get; private set; } = [];

    public List<JsonNode> Comments { get; } = [];

    public static JiraIssueInput OfNew(JiraCall call, JsonNode? body)
    {
        var input = new JiraIssueInput(call, null);
        input.Read(body as JsonObject ?? throw JiraErrors.Payload());
        input.Demand();
        return input.Accepted();
    }

    public static JiraIssueInput OfEdit(JiraCall call, StoredRecord issue, JsonObject body)
    {
        var input = new JiraIssueInput(call, issue);
        input.Read(body);
        input.Hierarchy();
        return input.Accepted();
    }

    private JiraIssueInput Accepted() =>
        _errors.Count == 0 && _messages.Count == 0 ? this : throw JiraErrors.Fields(_errors, [.. _messages.Distinct()]);

    private void Read(JsonObject body)
    {
        var fields = Member(body, "fields");
        var update = Member(body, "update");
        foreach (var (id, value) in fields)
        {
            if (update.ContainsKey(id))
            {
                _errors[id] = $"Field '{id}' cannot appear in both 'fields' and 'update'";
            }
            else
            {
                Set(id, value);
            }
        }

        foreach (var (id, operations) in update.Where(pair => !fields.ContainsKey(pair.Key)))
        {
            foreach (var operation in operations as JsonArray ?? [])
            {
                Operate(id, operation as JsonObject ?? []);
            }
        }

        Properties = JiraProperties.Read(body["properties"], _errors);
    }

    private static JsonObject Member(JsonObject body, string name) => body[name] switch
    {
        null => [],
        JsonObject members => members,
        _ => throw JiraErrors.Payload(),
    };

    private void Set(string id, JsonNode? value)
    {
        if (_call.Site.Fields.Find(id) is not { IsSettable: true } field || (_existing is not null && id == "project"))
        {
            _errors[id] = $"Field '{id}' cannot be set. It is not on the appropriate screen, or unknown.";
            return;
        }

        foreach (var (name, kept) in _reader.Read(field, value))
        {
            Values[name] = kept?.DeepClone();
        }
    }

    private void Operate(string id, JsonObject operation)
    {
        if (operation.Count != 1)
        {
            _errors[id] = "Expected one operation: set, add, edit or remove.";
            return;
        }

        var (name, value) = operation.First();
        switch (id, name)
        {
            case (_, "set"):
                Set(id, value);
                break;
            case ("comment", "add"):
                if (JiraDocument.Check(value?["body"]) is { } wrong)
                {
                    _errors[id] = wrong;
                }
                else
                {
                    Comments.Add(value!["body"]!);
                }

                break;
            case ("labels", "add" or "remove"):
                var labels = (Values["labels"] ?? _existing?.Json["fields"]!["labels"]) as JsonArray ?? [];
                var text = value?.ToString() ?? "";
                var kept = labels.Select(label => label!.ToString()).Where(label => label != text);
                Set(id, new JsonArray([.. kept.Concat(name == "add" ? [text] : []).Select(label => (JsonNode)label)]));
                break;
            default:
                _errors[id] = $"Field does not support update '{name}'";
                break;
        }
    }

    private void Demand()
    {
        if (Values["project"] is null)
        {
            _errors.TryAdd("project", "Specify a valid project ID or key");
        }

        if (Values["issuetype"] is null)
        {
            _errors.TryAdd("issuetype", "Specify a valid issue type");
        }

        if (Values["summary"] is null)
        {
            _errors.TryAdd("summary", "You must specify a summary of the issue.");
        }

        Hierarchy();
    }

    /// <summary>A parent stands one level above its child; a subtask must have one.</summary>
    private void Hierarchy()
    {
        var type = (Values["issuetype"] ?? _existing?.Json["fields"]!["issuetype"])?.GetValue<string>();
        var parent = (Values.ContainsKey("parent") ? Values["parent"] : _existing?.Json["fields"]!["parent"])?.GetValue<string>();
        if (type is null || _errors.ContainsKey("parent"))
        {
            return;
        }

        var level = JiraChoices.IssueType(type).Level;
        if (parent is null)
        {
            if (level < 0)
            {
                _errors.TryAdd("issuetype", "Issue type is a sub-task but parent issue key or id not specified.");
            }

            return;
        }

        var above = JiraIssues.Fields(_call.Store.Find(JiraIssues.Collection, parent)!)["issuetype"]!.GetValue<string>();
        if (JiraChoices.IssueType(above).Level != level + 1)
        {
            _errors["parent"] = "Given parent issue does not belong to appropriate hierarchy.";
        }
    }
}
