namespace Connectors.Tenancy;

/// <summary>Any provider, with the redactor told of each secret before anyone can use it.</summary>
internal sealed class RedactedCredentials(ICredentialProvider inner, Redactor redactor) : ICredentialProvider
{
    public async ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default)
    {
        var credential = await inner.GetAsync(key, ct);
        Register(credential);
        return credential;
    }

    public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default)
    {
        Register(replacement);
        return inner.RotateAsync(key, replaced, replacement, ct);
    }

    private void Register(Credential credential)
    {
        switch (credential)
        {
            case BearerCredential bearer:
                redactor.Register(bearer.Token);
                break;
            case BasicCredential basic:
                redactor.Register(basic.Password);
                break;
            case ClientSecretCredential client:
                redactor.Register(client.ClientSecret);
                break;
            case ClientAssertionCredential assertion:
                redactor.Register(assertion.PrivateKeyPem);
                break;
            case TokenBasedCredential pair:
                redactor.Register(pair.ConsumerSecret);
                redactor.Register(pair.TokenSecret);
                break;
            case RefreshCredential refresh:
                redactor.Register(refresh.ClientSecret);
                redactor.Register(refresh.RefreshToken);
                break;
        }
    }
}
