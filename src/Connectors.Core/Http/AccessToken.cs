using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>A token that was issued to us.</summary>
/// <param name="Value">The token.</param>
/// <param name="ExpiresAt">When it ends, UTC; null when the vendor does not tell: then a refusal is the sign.</param>
public sealed record AccessToken(Secret Value, DateTimeOffset? ExpiresAt)
{
    /// <summary>Facts that came with it, such as Salesforce's <c>instance_url</c>; no secrets.</summary>
    public ImmutableDictionary<string, string> Facts { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public override string ToString() => "AccessToken (redacted)";
}
