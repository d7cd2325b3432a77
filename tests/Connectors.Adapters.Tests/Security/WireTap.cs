using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using System.Xml.Linq;
using Connectors.Http;

namespace Connectors.Adapters.Tests.Security;

/// <summary>Sees every request where it leaves the process: which secret went to which address, and which tokens came back from where.</summary>
internal sealed class WireTap() : DelegatingHandler(VendorSockets.Create(allowLoopback: true))
{
    private static readonly string[] SecretFields = ["client_secret", "client_assertion", "refresh_token"];
    private static readonly string[] IssuedFields = ["access_token", "refresh_token"];

    public ConcurrentQueue<(int Port, string Secret)> Sent { get; } = [];

    public ConcurrentQueue<(int Port, string Token)> Issued { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var port = request.RequestUri!.Port;
        if (request.Headers.Authorization is { Parameter: { } parameter } authorization)
        {
            Sent.Enqueue((port, authorization.Scheme == "Basic" ? PasswordIn(parameter) : parameter));
        }

        if (request.Content is { Headers.ContentType.MediaType: { } type } content)
        {
            // Read from a copy: the pipeline watches whether the body itself was begun.
            foreach (var secret in SecretsIn(type, await CopyAsync(content, cancellationToken)))
            {
                Sent.Enqueue((port, secret));
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

    private static string PasswordIn(string parameter) => Encoding.UTF8.GetString(Convert.FromBase64String(parameter)).Split(':', 2)[1];

    private static IEnumerable<string> SecretsIn(string type, string body) => type switch
    {
        "application/x-www-form-urlencoded" when HttpUtility.ParseQueryString(body) is var form =>
            SecretFields.Select(field => form[field]).OfType<string>(),
        "application/json" when body.Contains("client_secret", StringComparison.Ordinal) && JsonNode.Parse(body) is JsonObject asked =>
            SecretFields.Select(field => (string?)asked[field]).OfType<string>(),
        "text/xml" => XDocument.Parse(body).Descendants().Where(element => element.Name.LocalName == "Password").Select(element => element.Value),
        _ => [],
    };

    private static async Task<string> CopyAsync(HttpContent content, CancellationToken ct)
    {
        await content.LoadIntoBufferAsync(ct);
        return await content.ReadAsStringAsync(ct);
    }

    private void Keep(int port, string body)
    {
        try
        {
            foreach (var token in IssuedFields.Select(field => (string?)JsonNode.Parse(body)?[field]).OfType<string>())
            {
                Issued.Enqueue((port, token));
            }
        }
        catch (Exception scripted) when (scripted is JsonException or InvalidOperationException)
        {
            // A scripted answer that is no JSON issues nothing.
        }
    }
}
