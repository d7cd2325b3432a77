using System.Text.Json;
using Connectors.Adapters;
using Connectors.Faults;
using Microsoft.Extensions.Options;

namespace Connectors.Jira;

/// <summary>Asks who we are. With a wrong or expired API token Jira takes us for a stranger and answers searches with an empty 200: without this
/// question a lost credential would look like an emptied account.</summary>
/// <remarks>https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/</remarks>
internal sealed class JiraLogin(JiraClient jira, TimeProvider time, IOptions<JiraOptions> options)
{
    private readonly ConnectionMemory<DateTimeOffset> _checked = new();
    private readonly ConnectionMemory<string> _accounts = new();

    /// <summary>Makes sure that answers are meant for us, at most once in a while for each connection.</summary>
    /// <exception cref="ConnectorException">We are a stranger: <c>Authentication</c>.</exception>
    public async ValueTask EnsureAsync(Connection connection, CancellationToken ct = default)
    {
        var now = time.GetUtcNow();
        if (_checked.TryRecall(connection, out var at) && now - at < TimeSpan.FromMinutes(options.Value.LoginCheckMinutes) && now >= at)
        {
            return;
        }

        await AskAsync(connection, ct);
        _checked.Change(connection, now, _ => now);
    }

    /// <summary>The id of the account that we are logged in with; null when it may not be asked for (missing scope).</summary>
    public async ValueTask<string?> AccountIdAsync(Connection connection, CancellationToken ct = default) =>
        _accounts.TryRecall(connection, out var known) ? known : await AskAsync(connection, ct);

    private async ValueTask<string?> AskAsync(Connection connection, CancellationToken ct)
    {
        var answer = await jira.MyselfAsync(connection, ct);
        if (!answer.IsSuccess)
        {
            // The gateway lets nobody in whom it does not know: who lacks the scope for this question is no stranger.
            return answer.Faults[0].Kind == FaultKind.Authorisation && connection.Settings.Values.ContainsKey(JiraHosts.CloudId)
                ? null
                : throw new ConnectorException(answer.Faults[0]);
        }

        var id = AccountIn(answer.Body) ?? throw new ConnectorException(new(
            FaultKind.VendorDefect, $"Connection '{connection.Settings.Name}': Jira does not say who we are.") { Rule = "myself" });
        return _accounts.Change(connection, id, _ => id);
    }

    private static string? AccountIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("accountId", out var id)
                && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
