namespace Connectors.Sandbox;

/// <summary>The connected app through which a client signs in.</summary>
internal sealed record SalesforceApp
{
    public required string OrganisationId { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>The run-as user of the client-credentials grant.</summary>
    public required string UserId { get; init; }

    /// <summary>Whether each use of a refresh token kills it and returns the next one.</summary>
    public bool RotatesRefreshTokens { get; init; }

    public override string ToString() => $"{nameof(SalesforceApp)} of {OrganisationId}";
}
