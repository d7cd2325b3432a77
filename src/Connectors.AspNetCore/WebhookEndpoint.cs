using System.Collections.Immutable;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Flows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.AspNetCore;

/// <summary>A delivery from the wire to the intake, and the intake's word back as a status.</summary>
internal static class WebhookEndpoint
{
    private const int TryAgainSeconds = 60;

    public static async Task AnswerAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(WebhookEndpoint).Namespace!);
        if (!services.GetRequiredService<WebhookAddress>().TryOpen((string)http.GetRouteValue("token")!, out var tenant, out var connection))
        {
            log.NoAddress();
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            var most = services.GetRequiredService<IOptions<WebhookOptions>>().Value.MaxBytes;
            if (await BoundedBody.ReadAsync(http.Request, most, http.RequestAborted) is not { } body)
            {
                log.Refused(tenant.Value, connection, "size", StatusCodes.Status413PayloadTooLarge);
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            var answer = await services.GetRequiredService<IWebhookIntake>().AcceptAsync(
                tenant, connection, http.GetRouteValue("vendorObject") as string, new(Headers(http.Request), body), http.RequestAborted);
            http.Response.StatusCode = answer.IsSuccess ? StatusCodes.Status200OK : StatusOf(answer.Faults[0].Kind);
            if (!answer.IsSuccess)
            {
                log.Refused(tenant.Value, connection, answer.Faults[0].Rule, http.Response.StatusCode);
            }
        }
        catch (ConnectorException away)
        {
            log.NotTaken(tenant.Value, connection, away.Fault.Kind);
            http.Response.Headers.RetryAfter = $"{TryAgainSeconds}";
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>A header that is there twice is neither of the two: what is signed cannot be told, so that no proof fits.</summary>
    private static ImmutableDictionary<string, string> Headers(HttpRequest request) =>
        request.Headers.ToImmutableDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());

    private static int StatusOf(FaultKind kind) => kind switch
    {
        FaultKind.Authentication or FaultKind.Authorisation => StatusCodes.Status401Unauthorized,
        FaultKind.LimitExceeded => StatusCodes.Status413PayloadTooLarge,
        FaultKind.Configuration or FaultKind.NotFound or FaultKind.Unsupported => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status400BadRequest,
    };
}
