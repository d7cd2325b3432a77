using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Delivers events to loopback addresses after the answer that caused them went out; anywhere else nothing is sent.</summary>
internal sealed class JiraDeliveries(SandboxAccount account, JiraSettings settings)
{
    private const int MaxRetries = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly List<JiraDelivery> _collected = [];
    private JiraDelivery? _held;
    private int _number;

    /// <summary>Inside the store's gate.</summary>
    public void Add(string url, JsonObject payload, string? secret)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback && address.Scheme is "http" or "https")
        {
            var identifier = SHA256.HashData(Encoding.UTF8.GetBytes($"{account.Name}:{account.Clock.Now:O}:{++_number}"));
            var body = payload.Count == 0 ? [] : JsonSerializer.SerializeToUtf8Bytes(payload, JiraReply.Compact);
            _collected.Add(new(address, body, Convert.ToHexStringLower(identifier.AsSpan(0, 20)), secret));
        }
    }

    /// <summary>Sends what a request caused once its answer is out. Inside the store's gate.</summary>
    public void Attach(HttpContext http)
    {
        if (_collected.Count == 0)
        {
            return;
        }

        var deliveries = Ordered().SelectMany(delivery => settings.WebhookDuplicates ? [delivery, delivery] : new[] { delivery }).ToArray();
        _collected.Clear();
        http.Response.OnCompleted(() =>
        {
            _ = DeliverAsync(deliveries);
            return Task.CompletedTask;
        });
    }

    /// <summary>Out of order means that one is held back until the next has gone before it.</summary>
    private IEnumerable<JiraDelivery> Ordered()
    {
        if (!settings.WebhookOutOfOrder)
        {
            return [.. _collected];
        }

        var ordered = new List<JiraDelivery>();
        foreach (var delivery in _collected)
        {
            if (_held is null)
            {
                _held = delivery;
                continue;
            }

            ordered.AddRange([delivery, _held]);
            _held = null;
        }

        return ordered;
    }

    private async Task DeliverAsync(IEnumerable<JiraDelivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            for (var attempt = 0; attempt <= MaxRetries && !await TryAsync(delivery, attempt); attempt++)
            {
                await Task.Delay(settings.WebhookRetry, account.Time);
            }
        }
    }

    /// <returns>False when it is to be tried again.</returns>
    private async Task<bool> TryAsync(JiraDelivery delivery, int attempt)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(delivery.Body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=UTF-8");
        request.Headers.TryAddWithoutValidation("X-Atlassian-Webhook-Identifier", delivery.Identifier);
        request.Headers.TryAddWithoutValidation("X-Atlassian-Webhook-Flow", "Primary");
        request.Headers.TryAddWithoutValidation("X-Atlassian-Webhook-Trace", delivery.Identifier[..16]);
        if (attempt > 0)
        {
            request.Headers.TryAddWithoutValidation("X-Atlassian-Webhook-Retry", attempt.ToString());
        }

        foreach (var (name, value) in JiraSignatures.Of(delivery, account))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await Http.SendAsync(request);
            return (int)response.StatusCode is not (408 or 409 or 425 or 429 or >= 500);
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
