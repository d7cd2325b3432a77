using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>Writes a worklog: looks at the worklogs of the issue for our key, creates only what is surely absent, changes by id.</summary>
internal sealed class WorklogWriter(JiraClient jira, WorklogFinder finder, JiraLogin login, KeptKeys kept)
{
    /// <summary>Connection setting: <c>any</c> logs the time of everybody as the account that we call with.</summary>
    public const string Author = "worklogAuthor";

    public async ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default)
    {
        if (command.Verb is WriteVerb.Delete or WriteVerb.Archive)
        {
            return JiraRefusal.Because(FaultKind.Unsupported, $"The adapter offers no {command.Verb} of worklogs. Do it at Jira.");
        }

        var body = WorklogBody.Read(command.Body, connection.Tenant.Tenant.TimeZone);
        if (!body.Faults.IsEmpty)
        {
            return new WriteResult.Refused(body.Faults);
        }

        if (await IsOfSomeoneElseAsync(connection, body.Author, ct))
        {
            return JiraRefusal.Because(
                FaultKind.TargetInvalid,
                "Jira logs time only as the account that calls, and this is another person's. Connect with a grant of that person, or set "
                + $"'{Author}' of the connection to 'any' to log everybody's time as that account.",
                "/author");
        }

        var id = command.Target?.Id ?? (await finder.FindAsync(connection, body.Issue, command.Key, ct))?.Key.Id;
        return (command.Verb, id) switch
        {
            (WriteVerb.Create or WriteVerb.Upsert, null) => await CreateAsync(connection, command, body, ct),
            (WriteVerb.Create, { } known) => new WriteResult.Written(new(Worklogs.Name, known), null, Created: false),
            (_, { } known) => await UpdateAsync(connection, body, known, ct),
            _ => JiraRefusal.Because(FaultKind.NotFound, "No worklog of the issue carries this key, so there is nothing to change."),
        };
    }

    private async ValueTask<bool> IsOfSomeoneElseAsync(Connection connection, string? author, CancellationToken ct) =>
        author is not null
        && !string.Equals(connection.Settings.Values.GetValueOrDefault(Author), "any", StringComparison.OrdinalIgnoreCase)
        && await login.AccountIdAsync(connection, ct) is { } ours && ours != author;

    private async ValueTask<WriteResult> CreateAsync(Connection connection, WriteCommand command, WorklogBody body, CancellationToken ct)
    {
        try
        {
            var answer = await jira.AddWorklogAsync(connection, body.Issue, body.ForCreate(command.Key), ct);
            if (!answer.IsSuccess)
            {
                return JiraRefusal.Of(answer);
            }

            var id = CreatedRecord.IdIn(answer.Body);
            kept.Keep(connection, command.Key, id);
            return new WriteResult.Written(new(Worklogs.Name, id), JiraSlice.Record(Worklogs.Name, answer.Body).Version, Created: true);
        }
        catch (ConnectorException lost) when (lost.Fault.Kind is FaultKind.InDoubt or FaultKind.VendorDefect)
        {
            return new WriteResult.InDoubt(lost.Fault with { Kind = FaultKind.InDoubt });
        }
    }

    private async ValueTask<WriteResult> UpdateAsync(Connection connection, WorklogBody body, string id, CancellationToken ct)
    {
        var answer = await jira.EditWorklogAsync(connection, body.Issue, id, body.ForUpdate(), ct);
        return answer.IsSuccess ? new WriteResult.Written(new(Worklogs.Name, id), null, Created: false) : JiraRefusal.Of(answer);
    }
}
