using System.Text;

namespace Connectors.Sandbox;

/// <summary>One organisation: its schema, records, tokens, open queries and call counter. Not safe for parallel use; callers take turns.</summary>
internal sealed class SalesforceOrganisation
{
    private readonly SalesforceSnapshots _snapshots = new();
    private readonly SandboxClock _clock;
    private readonly SalesforceSettings _settings;
    private readonly SalesforceRoutes _routes;
    private readonly SalesforceOAuth _oauth;

    public SalesforceOrganisation(SandboxAccount account)
    {
        var options = account.Options;
        _settings = SalesforceSettings.Read(options.Settings.ToDictionary(StringComparer.Ordinal));
        _clock = account.Clock;
        var instance = Instance(account.Name);
        Usage = new SalesforceUsage(_settings.DailyLimit);
        Id = SalesforceId.Make("00D", instance, SalesforceRecords.FirstNumber);
        UserId = SalesforceId.Make("005", instance, SalesforceRecords.FirstNumber);
        var rules = new SalesforceRules(_settings.CloseDateInFiscalYear, _settings.LockedRecords,
            () => DateOnly.FromDateTime(_clock.Now.UtcDateTime));
        Records = new SalesforceRecords(
            account.Store, new SalesforceSchema(_settings.MultiCurrency, _settings.CustomFields), rules, instance, () => _clock.Now);
        Tokens = new SalesforceTokens(Id, options.ClientSecret, _settings.TokenLifetimeRequests, _settings.Session);
        if (_settings.RefreshToken is { } refreshToken)
            Tokens.Trust(refreshToken, UserId);
        _routes = new SalesforceRoutes(
            new SalesforceQueries(_snapshots, instance, _settings.PageRows), new SalesforceBulkRoutes(instance, _settings), Usage);
        var app = new SalesforceApp
        {
            OrganisationId = Id,
            ClientId = options.ClientId,
            ClientSecret = options.ClientSecret,
            UserId = UserId,
            RotatesRefreshTokens = _settings.RefreshTokenRotation,
        };
        _oauth = new SalesforceOAuth(app, Tokens, new SalesforceAssertions(options.ClientId, options.PublicKeyPem, UserByName));
    }

    /// <summary>18 characters, beginning with 00D.</summary>
    public string Id { get; }

    /// <summary>The integration user, as whom the client-credentials grant signs in.</summary>
    public string UserId { get; }

    public SalesforceRecords Records { get; }

    public SalesforceTokens Tokens { get; }

    public SalesforceUsage Usage { get; }

    public DateTimeOffset Now => _clock.Now;

    public void Seed(int deals, Random random) => new SalesforceSeed(Records, random, _clock.Now, _settings.MultiCurrency).Run(deals);

    public SalesforceReply Token(IReadOnlyDictionary<string, string> form, string? authorization, string instanceUrl) =>
        _oauth.Token(form, authorization, instanceUrl, _clock.Now);

    public SalesforceReply Revoke(string? token) => token is not null && Tokens.Revoke(token)
        ? new SalesforceReply(200)
        : SalesforceOAuth.Refuse("unsupported_token_type", "this token type is not supported");

    /// <summary>Each writing call takes a second of its own; the rows of one collection share it.</summary>
    public SalesforceReply Answer(SalesforceCall call)
    {
        if (call.Method != "GET")
            _clock.Tick();
        return _routes.Answer(call);
    }

    /// <summary>Merges records.</summary>
    public SalesforceReply Merge(byte[] body)
    {
        _clock.Tick();
        return SalesforceMerge.Answer(this, body);
    }

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
