using System.Collections.Concurrent;
using System.Text.Json;
using System.Web;
using Connectors.Http;

namespace Connectors.Adapters.Tests.Security;

/// <summary>Sees every request where it leaves the process: which secret went to which address, and which tokens came back from where.</summary>
internal sealed class WireTap() : DelegatingHandler(VendorSockets.Create(allowLoopback: true))
{
    private static readonly string[] SecretFields = ["client_secret", "client_assertion", "refresh_token"];

    public ConcurrentQueue<(int Port, string Secret)> Sent { get; } = [];

    public ConcurrentQueue<(int Port, string Token)> Issued { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var port = request.RequestUri!.Port;
        if (request.Headers.Authorization?.Parameter is { } parameter)
        {
            Sent.Enqueue((port, parameter));
        }

        if (request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded")
        {
            // Read from a copy: the pipeline watches whether the body itself was begun.
            var form = HttpUtility.ParseQueryString(await CopyAsync(request.Content, cancellationToken));
            foreach (var value in SecretFields.Select(field => form[field]).OfType<string>())
            {
                Sent.Enqueue((port, value));
            }
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode && request.RequestUri.AbsolutePath.Contains("token", StringComparison.Ordinal))
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            Keep(port, await response.Content.ReadAsStringAsync(cancellationToken));
        }

        return response;
    }

    private static async Task<string> CopyAsync(HttpContent content, CancellationToken ct)
    {
        await content.LoadIntoBufferAsync(ct);
        return await content.ReadAsStringAsync(ct);
    }

    private void Keep(int port, string body)
    {
        try
        {
            if (JsonDocument.Parse(body).RootElement.TryGetProperty("access_token", out var token))
            {
                Issued.Enqueue((port, token.GetString()!));
            }
        }
        catch (JsonException)
        {
            // A scripted answer that is no JSON issues nothing.
        }
    }
}
