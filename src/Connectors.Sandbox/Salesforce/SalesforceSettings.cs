using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>What an account's settings change about its Salesforce organisation.</summary>
internal sealed record SalesforceSettings
{
    /// <summary><c>multiCurrency</c>: whether <c>CurrencyIsoCode</c> exists. Default true.</summary>
    public bool MultiCurrency { get; init; } = true;

    /// <summary><c>customFields</c>: <c>Opportunity.Cost_Centre__c:text,...</c></summary>
    public string? CustomFields { get; init; }

    /// <summary><c>tokenLifetimeRequests</c>: calls after which a token is dead. Default: no such end.</summary>
    public int? TokenLifetimeRequests { get; init; }

    /// <summary><c>sessionMinutes</c>: minutes without a call after which a token is dead. Default 120.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromMinutes(120);

    /// <summary><c>dailyLimit</c>: calls per rolling 24 hours. Default 15,000.</summary>
    public int DailyLimit { get; init; } = 15_000;

    /// <summary><c>pageRows</c>: most rows per page, as if rows were wide. Default: what the client asks for.</summary>
    public int? PageRows { get; init; }

    /// <summary><c>bulkPolls</c>: how often a bulk query is asked for before it is complete. Default 2.</summary>
    public int BulkPolls { get; init; } = 2;

    /// <summary><c>bulkFails</c>: error message with which every bulk query fails. Default: none does.</summary>
    public string? BulkFails { get; init; }

    /// <summary><c>closeDateInFiscalYear</c>: switches a validation rule on.</summary>
    public bool CloseDateInFiscalYear { get; init; }

    /// <summary><c>lockedRecords</c>: ids that cannot be written, separated by commas.</summary>
    public IReadOnlySet<string> LockedRecords { get; init; } = new HashSet<string>();

    /// <summary><c>refreshToken</c>: a refresh token that is valid from the start.</summary>
    public string? RefreshToken { get; init; }

    /// <summary><c>refreshTokenRotation</c>: each use kills a refresh token and returns the next.</summary>
    public bool RefreshTokenRotation { get; init; }

    public static SalesforceSettings Read(IReadOnlyDictionary<string, string> settings) => new()
    {
        MultiCurrency = settings.GetValueOrDefault("multiCurrency") != "false",
        CustomFields = settings.GetValueOrDefault("customFields"),
        TokenLifetimeRequests = Number(settings, "tokenLifetimeRequests"),
        Session = TimeSpan.FromMinutes(Number(settings, "sessionMinutes") ?? 120),
        DailyLimit = Number(settings, "dailyLimit") ?? 15_000,
        PageRows = Number(settings, "pageRows"),
        BulkPolls = Number(settings, "bulkPolls") ?? 2,
        BulkFails = settings.GetValueOrDefault("bulkFails"),
        CloseDateInFiscalYear = settings.GetValueOrDefault("closeDateInFiscalYear") == "true",
        LockedRecords = settings.GetValueOrDefault("lockedRecords", "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(id => SalesforceId.Normalise(id)
                ?? throw new ArgumentException($"The setting lockedRecords holds '{id}', which is no record id."))
            .ToHashSet(StringComparer.Ordinal),
        RefreshToken = settings.GetValueOrDefault("refreshToken"),
        RefreshTokenRotation = settings.GetValueOrDefault("refreshTokenRotation") == "true",
    };

    public override string ToString() => nameof(SalesforceSettings);

    private static int? Number(IReadOnlyDictionary<string, string> settings, string name)
    {
        if (!settings.TryGetValue(name, out var text))
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"The setting {name} is '{text}'; expected a whole number above 0.");
    }
}
