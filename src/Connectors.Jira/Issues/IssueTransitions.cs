using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>Changes the status of an issue. Names and ids differ with each workflow: a transition is chosen by the category that it leads
/// to.</summary>
internal sealed class IssueTransitions(JiraClient jira, IssueFetch fetch)
{
    /// <summary>Brings an issue into a category; does nothing when it is there.</summary>
    /// <returns>Null when it is there; else why not.</returns>
    /// <exception cref="ConnectorException">The vendor gave no clear answer.</exception>
    public async ValueTask<WriteResult?> MoveAsync(Connection connection, string issue, string category, CancellationToken ct = default)
    {
        if (await IsInAsync(connection, issue, category, ct))
        {
            return null;
        }

        var answer = await jira.TransitionsAsync(connection, issue, ct);
        if (!answer.IsSuccess)
        {
            return JiraRefusal.Of(answer);
        }

        var offered = Read(answer.Body);
        var fitting = offered.Where(transition => transition.Category == category);
        if (fitting.OrderBy(static transition => transition.HasScreen).FirstOrDefault() is not { } chosen)
        {
            var categories = string.Join(", ", offered.Select(transition => transition.Category).Distinct(StringComparer.Ordinal));
            return JiraRefusal.Because(
                FaultKind.TargetInvalid,
                $"No transition leads from the issue's status to the category '{category}'; offered are: "
                + $"{(categories.Length > 0 ? categories : "none")}. "
                + "Change the workflow, or move the issue by hand.",
                "/fields/status");
        }

        return await TakeAsync(connection, issue, chosen, category, ct);
    }

    private async ValueTask<WriteResult?> TakeAsync(
        Connection connection, string issue, IssueTransition chosen, string category, CancellationToken ct)
    {
        var body = JiraBody.Of(writer =>
        {
            writer.WriteStartObject("transition");
            writer.WriteString("id", chosen.Id);
            writer.WriteEndObject();
        });
        try
        {
            var answer = await jira.TransitAsync(connection, issue, body, ct);
            return answer.IsSuccess
                || (answer.Faults.Any(static fault => fault.Kind == FaultKind.InDoubt) && await IsInAsync(connection, issue, category, ct))
                ? null
                : JiraRefusal.Of(answer);
        }
        catch (ConnectorException lost) when (lost.Fault.Kind == FaultKind.InDoubt)
        {
            return await IsInAsync(connection, issue, category, ct) ? null : new WriteResult.InDoubt(lost.Fault);
        }
    }

    private async ValueTask<bool> IsInAsync(Connection connection, string issue, string category, CancellationToken ct)
    {
        var found = await fetch.FetchAsync(connection, [issue], ["status"], [], ct);
        if (found.Count == 0)
        {
            throw new ConnectorException(new(FaultKind.NotFound,
                $"Jira shows no {Issues.Name}/{issue}: deleted, moved out of sight, or no permission."));
        }

        using var document = JsonDocument.Parse(found[0], new JsonDocumentOptions { MaxDepth = 64 });
        return document.RootElement.TryGetProperty("fields", out var fields) && fields.TryGetProperty("status", out var status)
            && CategoryOf(status) == category;
    }

    private static List<IssueTransition> Read(ReadOnlyMemory<byte> body)
    {
        var transitions = new List<IssueTransition>();
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
        if (!document.RootElement.TryGetProperty("transitions", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return transitions;
        }

        foreach (var transition in list.EnumerateArray())
        {
            if (transition.TryGetProperty("id", out var id) && transition.TryGetProperty("to", out var to) && CategoryOf(to) is { } category
                && !Is(transition, "isAvailable", JsonValueKind.False))
            {
                transitions.Add(new(id.ToString(), category, Is(transition, "hasScreen", JsonValueKind.True)));
            }
        }

        return transitions;
    }

    private static bool Is(JsonElement owner, string name, JsonValueKind kind) => owner.TryGetProperty(name, out var value)
        && value.ValueKind == kind;

    private static string? CategoryOf(JsonElement status) =>
        status.ValueKind == JsonValueKind.Object && status.TryGetProperty("statusCategory", out var category)
        && category.ValueKind == JsonValueKind.Object && category.TryGetProperty("key", out var key) ? key.GetString() : null;
}
