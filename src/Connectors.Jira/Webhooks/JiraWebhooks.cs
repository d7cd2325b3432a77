using System.Security.Cryptography;
using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Jira;

/// <summary>Checks a delivery and turns it into a hint. Our own writes come back too: who made a change is not looked at, because people may share
/// the account; what did not change is dropped by its content.</summary>
/// <remarks>At least one proof must be there, and every one that is there must be right: <c>X-Hub-Signature</c> of webhooks that an administrator
/// registered with a secret, a bearer token of those that an app registered.</remarks>
internal sealed class JiraWebhooks(ICredentialProvider credentials, TimeProvider time)
{
    /// <summary>Connection setting: the reference of a credential whose token is the webhook's secret.</summary>
    public const string SecretReference = "webhookCredential";

    /// <summary>Jira sends no larger ones (from memory).</summary>
    public const int MaxBodyBytes = 25 * 1024 * 1024;

    public async ValueTask<Outcome<ImmutableArray<VendorChange>>> DecodeAsync(
        Connection connection, WebhookDelivery delivery, CancellationToken ct = default)
    {
        if (delivery.Body.Length > MaxBodyBytes)
        {
            return new Fault(
                FaultKind.LimitExceeded,
                $"A webhook of Jira has {delivery.Body.Length} bytes, at most {MaxBodyBytes} are looked at. Register it without its body.")
            { Rule = "size" };
        }

        var secrets = await SecretsAsync(connection, ct);
        if (Refusal(connection, delivery, secrets) is { } refusal)
        {
            return refusal;
        }

        try
        {
            using var document = JsonDocument.Parse(delivery.Body, new JsonDocumentOptions { MaxDepth = 64 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Malformed();
            }

            return JiraEvents.Read(document.RootElement) is var (key, kind)
                ? Outcome<ImmutableArray<VendorChange>>.Of([new(key, kind, At(document.RootElement), EventId(delivery))])
                : Outcome<ImmutableArray<VendorChange>>.Of([]);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return Malformed();
        }
    }

    private async ValueTask<ImmutableArray<string>> SecretsAsync(Connection connection, CancellationToken ct)
    {
        var secrets = ImmutableArray.CreateBuilder<string>();
        if (connection.Settings.Values.TryGetValue(SecretReference, out var reference)
            && await credentials.GetAsync(connection.CredentialKey with { Reference = reference }, ct) is BearerCredential webhook)
        {
            secrets.Add(webhook.Token.Reveal());
        }

        if (await credentials.GetAsync(connection.CredentialKey, ct) is RefreshCredential app)
        {
            secrets.Add(app.ClientSecret.Reveal());
        }

        return [.. secrets.Where(static secret => secret.Length > 0)];
    }

    private Fault? Refusal(Connection connection, WebhookDelivery delivery, ImmutableArray<string> secrets)
    {
        var signature = delivery.Headers.GetValueOrDefault("x-hub-signature");
        var token = TokenIn(delivery.Headers.GetValueOrDefault("authorization"));
        var why = secrets.IsEmpty
                ? $"there is no secret to check it with: set '{SecretReference}' of connection '{connection.Settings.Name}', or log in with an app"
            : signature is null && token is null ? "it carries no proof of where it comes from: register the webhook with a secret"
            : signature is not null && !Any(secret => JiraSignature.IsOfBody(signature, delivery.Body, secret))
                ? "its signature is not that of its body"
            : token is not null && !Any(secret => JiraSignature.IsToken(token, secret, time.GetUtcNow())) ? "its token is not ours, or has ended"
            : null;
        return why is null ? null : new(FaultKind.Authentication, $"A webhook of Jira is refused: {why}.") { Rule = "signature" };

        // Every secret is tried, so that the time does not tell which one fitted.
        bool Any(Func<string, bool> fits) => secrets.Aggregate(false, (found, secret) => fits(secret) | found);
    }

    private static string? TokenIn(string? authorization) =>
        authorization?.Split(' ', 2) is [var scheme, var token]
        && (scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("JWT", StringComparison.OrdinalIgnoreCase))
            ? token.Trim() : null;

    private DateTimeOffset At(JsonElement payload) =>
        payload.TryGetProperty("timestamp", out var stamp) && stamp.ValueKind == JsonValueKind.Number && stamp.TryGetInt64(out var milliseconds)
        && milliseconds is > 0 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : time.GetUtcNow();

    // The same for every attempt of a delivery; without it two equal bodies are one event.
    private static string EventId(WebhookDelivery delivery) =>
        delivery.Headers.GetValueOrDefault("x-atlassian-webhook-identifier") is { Length: > 0 and <= 255 } id
            ? id
            : "body-" + Convert.ToHexStringLower(SHA256.HashData(delivery.Body.Span).AsSpan(0, 16));

    private static Fault Malformed() => new(FaultKind.VendorDefect, "A webhook of Jira is no JSON object.") { Rule = "payload" };
}
