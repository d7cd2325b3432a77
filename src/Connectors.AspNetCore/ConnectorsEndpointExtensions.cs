using Connectors.AspNetCore;
using Connectors.Faults;
using Connectors.Flows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps what the connectors answer over HTTP.</summary>
public static class ConnectorsEndpointExtensions
{
    /// <summary>Maps the address that vendors deliver webhooks to: <c>POST {prefix}/webhooks/{token}</c>, where the token is
    /// <see cref="WebhookAddress.TokenOf"/> of the tenant's connection, and <c>POST {prefix}/webhooks/{token}/{object}</c> for one of the vendor's
    /// objects. Nobody signs in there: the token and the vendor's proof are looked at instead.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">What its addresses begin with.</param>
    /// <returns>The endpoints, for conventions of the host such as a rate limit, which then counts before a proof is looked at.</returns>
    /// <exception cref="ConnectorException">The host has not called <c>AddWebhooks</c>, or has given it no secret.</exception>
    /// <remarks>Answers: 200 when all is stored, or was before; 401 without the vendor's proof; 404 for a token that is none of ours; 413 above
    /// <see cref="WebhookOptions.MaxBytes"/>; 400 for anything else that is refused; 503 while the store or the credential provider is away, so that
    /// the vendor delivers again. None has a body: why something was refused stands in the log.</remarks>
    public static RouteGroupBuilder MapConnectors(this IEndpointRouteBuilder endpoints, string prefix = "/connectors")
    {
        // Made here, so that a host without a secret does not start.
        if (endpoints.ServiceProvider.GetService<WebhookAddress>() is null)
        {
            throw new ConnectorException(new(FaultKind.Configuration, "MapConnectors has no webhooks to map: call AddWebhooks on the builder.")
            {
                Rule = "webhooks",
            });
        }

        var group = endpoints.MapGroup(prefix);
        group.MapPost("webhooks/{token}/{vendorObject?}", (RequestDelegate)WebhookEndpoint.AnswerAsync).AllowAnonymous();
        return group;
    }
}
