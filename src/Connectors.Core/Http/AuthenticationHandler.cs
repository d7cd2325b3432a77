using Connectors.Adapters;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>Puts authentication on, and only on requests that stay on the connection's host. A refused token is renewed once.</summary>
internal sealed class AuthenticationHandler(Connection connection, IRequestAuthenticator authenticator) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await AuthenticateAsync(request, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (RefusalIn(response) is not { } refusal)
            return response;
        if (response.Headers.Date is { } at)
            request.Options.Set(RequestTraits.RefusedAt, at);
        if (!await RenewAsync(request, refusal, cancellationToken))
            return response;
        response.Dispose();
        await AuthenticateAsync(request, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    private static Fault? RefusalIn(HttpResponseMessage response) =>
        WholeAnswer.FaultsOf(response).FirstOrDefault(static fault => fault.Kind == FaultKind.Authentication);

    private async ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (!EndpointGuard.IsSameHost(request.RequestUri!, connection.Address))
            throw new ConnectorException(new(
                FaultKind.Configuration, $"A request of connection {connection} would leave its host {connection.Address.Host}: it was not sent.")
            { Rule = "endpoint" });
        try
        {
            await authenticator.AuthenticateAsync(request, connection, ct);
        }
        catch (ConnectorException failure) when (failure.Fault.Kind == FaultKind.InDoubt)
        {
            throw NotSent(failure);
        }
    }

    private async ValueTask<bool> RenewAsync(HttpRequestMessage request, Fault refusal, CancellationToken ct)
    {
        try
        {
            return await authenticator.TryRenewAsync(connection, request, refusal, ct);
        }
        catch (ConnectorException failure) when (failure.Fault.Kind == FaultKind.InDoubt)
        {
            throw NotSent(failure);
        }
    }

    /// <summary>The doubt is about the token request; the request itself has not been carried out.</summary>
    private static ConnectorException NotSent(ConnectorException failure) =>
        new(failure.Fault with { Kind = FaultKind.Transient, Message = $"No token came, nothing was sent: {failure.Fault.Message}" }, failure);
}
