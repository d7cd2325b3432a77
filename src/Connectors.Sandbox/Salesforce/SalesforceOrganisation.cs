using System.Text;

namespace Connectors.Sandbox;

/// <summary>One organisation: its schema, records, tokens, open queries and call counter. Not safe for parallel use; callers take turns.</summary>
internal sealed class SalesforceOrganisation
{
    private readonly SalesforceSnapshots snapshots = new();
    private readonly SalesforceRoutes routes;
    private readonly SalesforceOAuth oauth;

    public SalesforceOrganisation(string name, string clientId, string clientSecret, SalesforceSettings settings, int deals, Random random, Func<DateTimeOffset> now)
    {
        var instance = Instance(name);
        Usage = new SalesforceUsage(settings.DailyLimit);
        Id = SalesforceId.Make("00D", instance, 1_000_000);
        var rules = new SalesforceRules(settings.CloseDateInFiscalYear, settings.LockedRecords, () => DateOnly.FromDateTime(now().UtcDateTime));
        Records = new SalesforceRecords(new SalesforceSchema(settings.MultiCurrency, settings.CustomFields), rules, instance, now);
        UserId = new SalesforceSeed(Records, random, now(), settings.MultiCurrency).Run(deals);
        Tokens = new SalesforceTokens(Id, clientSecret, settings.TokenLifetimeRequests, settings.Session);
        if (settings.RefreshToken is { } refreshToken)
            Tokens.Trust(refreshToken, UserId);
        routes = new SalesforceRoutes(new SalesforceQueries(snapshots, instance, settings.PageRows), Usage);
        oauth = new SalesforceOAuth(
            new SalesforceApp
            {
                OrganisationId = Id, ClientId = clientId, ClientSecret = clientSecret, UserId = UserId, RotatesRefreshTokens = settings.RefreshTokenRotation,
            },
            Tokens,
            new SalesforceAssertions(clientId, settings.JwtPublicKey, UserByName));
        Now = now;
    }

    /// <summary>18 characters, beginning with 00D.</summary>
    public string Id { get; }

    /// <summary>The integration user, as whom the client-credentials grant signs in.</summary>
    public string UserId { get; }

    public SalesforceRecords Records { get; }

    public SalesforceTokens Tokens { get; }

    public SalesforceUsage Usage { get; }

    public Func<DateTimeOffset> Now { get; }

    public SalesforceReply Token(IReadOnlyDictionary<string, string> form, string? authorization, string instanceUrl) => oauth.Token(form, authorization, instanceUrl, Now());

    public SalesforceReply Revoke(string? token) => token is not null && Tokens.Revoke(token)
        ? new SalesforceReply(200)
        : SalesforceOAuth.Refuse("unsupported_token_type", "this token type is not supported");

    public SalesforceReply Answer(SalesforceCall call) => routes.Answer(call);

    /// <summary>Two letters from the name (FNV-1a), so that ids of two organisations differ.</summary>
    private static string Instance(string name)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var hash = Encoding.UTF8.GetBytes(name).Aggregate(2166136261u, (sum, value) => (sum ^ value) * 16777619u);
        return new string([letters[(int)(hash % 52)], letters[(int)(hash / 52 % 52)]]);
    }

    private string? UserByName(string name) => Records.Rows("User").FirstOrDefault(row => row["IsActive"]!.GetValue<bool>()
        && string.Equals(row["Username"]?.GetValue<string>(), name, StringComparison.OrdinalIgnoreCase))?["Id"]!.GetValue<string>();
}
