using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Jira;

/// <summary>Writes an issue: looks the key up, creates only what search does not show, changes by id, then brings the status along.</summary>
/// <remarks>
/// Jira knows no idempotency key, and search sees a new issue late. A create whose answer was lost is not sent again before search must show it; that
/// holds for as long as the process lives. Two processes, or one that was started anew within that time, can make two issues of one key: the next
/// look-up then says <c>Duplicate</c> and names both.
/// </remarks>
internal sealed class IssueWriter(JiraClient jira, IssueFinder finder, IssueFetch fetch, IssueTransitions transitions, KeptKeys kept)
{
    /// <summary>Connection setting: the address of a record at its source, with <c>{object}</c> and <c>{value}</c>; without it no link is
    /// made.</summary>
    public const string LinkAddress = "linkAddress";

    public async ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default)
    {
        if (command.Verb is WriteVerb.Delete or WriteVerb.Archive)
        {
            return JiraRefusal.Because(FaultKind.Unsupported, $"The adapter offers no {command.Verb} of issues. Do it at Jira.");
        }

        var body = IssueBody.Read(command.Body);
        if (!body.Faults.IsEmpty)
        {
            return new WriteResult.Refused(body.Faults);
        }

        var id = command.Target?.Id ?? (await finder.FindAsync(connection, command.Key, ct))?.Key.Id;
        return (command.Verb, id) switch
        {
            (WriteVerb.Create or WriteVerb.Upsert, null) => await CreateAsync(connection, command, body, ct),
            (WriteVerb.Create, { } known) => await FinishAsync(connection, command, body, known, created: false, ct),
            (_, { } known) => await UpdateAsync(connection, command, body, known, ct),
            _ => JiraRefusal.Because(FaultKind.NotFound, "No issue carries this key, so there is nothing to change."),
        };
    }

    private async ValueTask<WriteResult> CreateAsync(Connection connection, WriteCommand command, IssueBody body, CancellationToken ct)
    {
        kept.EnsureSettled(connection, command.Key);
        try
        {
            var answer = await jira.CreateIssueAsync(connection, body.ForCreate(command.Key), ct);
            if (answer.IsSuccess)
            {
                var id = CreatedRecord.IdIn(answer.Body);
                kept.Keep(connection, command.Key, id);
                return await FinishAsync(connection, command, body, id, created: true, ct);
            }

            if (JiraRefusal.Of(answer) is not WriteResult.InDoubt doubt)
            {
                return new WriteResult.Refused(answer.Faults);
            }

            kept.KeepDoubt(connection, command.Key);
            return doubt;
        }
        catch (ConnectorException lost) when (lost.Fault.Kind is FaultKind.InDoubt && kept.Find(connection, command.Key) is null)
        {
            kept.KeepDoubt(connection, command.Key);
            return new WriteResult.InDoubt(lost.Fault);
        }
    }

    private async ValueTask<WriteResult> UpdateAsync(
        Connection connection, WriteCommand command, IssueBody body, string id, CancellationToken ct)
    {
        if (command.ExpectedVersion is { } expected && await VersionAsync(connection, id, ct) is { } version && version != expected)
        {
            return JiraRefusal.Because(
                FaultKind.Conflict, $"'{Issues.Name}/{id}' was changed at Jira since it was read: version {version}, expected was {expected}.");
        }

        if (body.ForUpdate(command.Key) is { } fields)
        {
            var answer = await jira.EditIssueAsync(connection, id, fields, ct);
            if (!answer.IsSuccess)
            {
                return JiraRefusal.Of(answer);
            }
        }

        return await FinishAsync(connection, command, body, id, created: false, ct);
    }

    // Everything from here on may be done twice without harm.
    private async ValueTask<WriteResult> FinishAsync(
        Connection connection, WriteCommand command, IssueBody body, string id, bool created, CancellationToken ct)
    {
        await LinkAsync(connection, command.Key, id, ct);
        var moved = body.Category is { } category ? await transitions.MoveAsync(connection, id, category, ct) : null;
        return moved ?? new WriteResult.Written(new(Issues.Name, id), await NewVersionAsync(connection, id, ct), created);
    }

    // What is written is written: that the version cannot be had, because reads have no room any more, must not make a failure of it.
    private async ValueTask<string?> NewVersionAsync(Connection connection, string id, CancellationToken ct)
    {
        try
        {
            return await VersionAsync(connection, id, ct);
        }
        catch (ConnectorException)
        {
            return null;
        }
    }

    private async ValueTask LinkAsync(Connection connection, ExternalKey key, string id, CancellationToken ct)
    {
        if (!connection.Settings.Values.TryGetValue(LinkAddress, out var template))
        {
            return;
        }

        var address = template.Replace("{object}", Uri.EscapeDataString(key.Object), StringComparison.Ordinal)
            .Replace("{value}", Uri.EscapeDataString(key.Value), StringComparison.Ordinal);
        var answer = await jira.LinkAsync(connection, id, IssueLink.Body(key, address), ct);

        // A way to click for people: what decides about the record is the property. A refused link must not undo the write.
        if (!answer.IsSuccess && answer.Faults[0].Policy.IsRetryable)
        {
            throw new ConnectorException(answer.Faults[0]);
        }
    }

    private async ValueTask<string?> VersionAsync(Connection connection, string id, CancellationToken ct) =>
        (await fetch.FetchAsync(connection, [id], ["updated"], [], ct)).Select(json => JiraSlice.Record(Issues.Name, json).Version).FirstOrDefault();
}
