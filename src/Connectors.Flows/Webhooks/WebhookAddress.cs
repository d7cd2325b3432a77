using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Connectors.Faults;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Flows;

/// <summary>The part of a webhook's address that says whose it is. Nobody can guess or change it: it carries a hash that only the host's secret
/// makes.
/// Thread-safe.</summary>
/// <remarks>It opens nothing by itself: what arrives is checked by the vendor's own proof as well.</remarks>
public sealed class WebhookAddress
{
    private const int MinSecret = 32;
    private const int MaxToken = 512;
    private readonly ImmutableArray<byte[]> _secrets;

    /// <summary>Takes the host's secrets.</summary>
    /// <exception cref="ConnectorException">There is none, or one is too short.</exception>
    public WebhookAddress(IOptions<WebhookOptions> options)
    {
        _secrets = [.. options.Value.Secrets.Select(Encoding.UTF8.GetBytes)];
        if (_secrets.IsEmpty || _secrets.Any(secret => secret.Length < MinSecret))
        {
            throw new ConnectorException(new(
                FaultKind.Configuration, $"Webhooks need a secret of the host of at least {MinSecret} characters: add it in AddWebhooks.")
            { Rule = "webhook-secret" });
        }
    }

    /// <summary>The token of a tenant's connection: letters, digits, <c>-</c>, <c>_</c> and one dot.</summary>
    public string TokenOf(TenantId tenant, string connection)
    {
        var name = Encoding.UTF8.GetBytes($"{tenant.Value}/{connection}");
        return $"{Base64Url.EncodeToString(name)}.{Base64Url.EncodeToString(Hash(_secrets[0], name))}";
    }

    /// <summary>Whose address it is.</summary>
    /// <returns>False when the token is none of ours.</returns>
    public bool TryOpen(string token, out TenantId tenant, [NotNullWhen(true)] out string? connection)
    {
        (tenant, connection) = (default, null);
        if (token.Length > MaxToken || token.Split('.') is not [var first, var second] || !Base64Url.IsValid(first) || !Base64Url.IsValid(second))
        {
            return false;
        }

        var (name, given) = (Base64Url.DecodeFromChars(first), Base64Url.DecodeFromChars(second));
        // Every secret is tried, so that the time does not tell which one fitted.
        var fits = false;
        foreach (var secret in _secrets)
        {
            fits |= CryptographicOperations.FixedTimeEquals(given, Hash(secret, name));
        }

        if (!fits || Encoding.UTF8.GetString(name).Split('/', 2) is not [var id, var at] || !TenantId.IsValid(id))
        {
            return false;
        }

        (tenant, connection) = (new(id), at);
        return true;
    }

    private static byte[] Hash(byte[] secret, byte[] name) => 
        HMACSHA256.HashData(secret, (byte[])[.. "webhook-address/1/"u8, .. name]);
}
