using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>The settings of an account that only this vendor knows; a wrong one stops the start with its name and the allowed values.</summary>
internal sealed class NetSuiteSettings
{
    private const string DefaultCustomFields = "custentity_sf_account_id, custbody_source_entries, custbody_cost_centre, custcol_kantata_entry";
    private readonly IDictionary<string, string> _settings;
    private readonly IReadOnlyList<string> _hiddenColumns;

    public NetSuiteSettings(IDictionary<string, string> settings)
    {
        _settings = settings;
        Zone = ReadZone();
        DateFormat = settings.TryGetValue("dateFormat", out var format) ? format : "MM/DD/YYYY";
        Concurrency = Whole("concurrency") ?? 5;
        DelayMs = Whole("delayMs") ?? 0;
        UnexpectedEvery = Whole("unexpectedEvery");
        TokenLifetimeRequests = Whole("tokenLifetimeRequests");
        TokenId = settings.TryGetValue("tokenId", out var token) ? token : null;
        TokenSecret = settings.TryGetValue("tokenSecret", out var secret) ? secret : null;
        Forbidden = Names("forbidden", "");
        _hiddenColumns = Names("hiddenColumns", "");
        CustomFields = [.. Names("customFields", DefaultCustomFields).Select(CustomField)];
        ClosedBefore = ReadClosedBefore();
    }

    /// <summary>`timeZone`, an IANA name; America/Los_Angeles by default, so that clients that take SuiteQL times for UTC are found out.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>`dateFormat`, the mask of the user's preference; MM/DD/YYYY by default.</summary>
    public string DateFormat { get; }

    /// <summary>`concurrency`, requests at one time; 5 by default.</summary>
    public int Concurrency { get; }

    /// <summary>`delayMs`, how long each request stays under way; 0 by default.</summary>
    public int DelayMs { get; }

    /// <summary>
    /// `unexpectedEvery`, every how many requests the vendor fails with 500 and an Error ID before it does anything; none by default.
    /// </summary>
    public int? UnexpectedEvery { get; }

    /// <summary>`tokenLifetimeRequests`, calls after which a token is dead; none by default.</summary>
    public int? TokenLifetimeRequests { get; }

    /// <summary>`tokenId`, the token of token-based authentication; without it nobody signs requests.</summary>
    public string? TokenId { get; }

    /// <summary>`tokenSecret`, the secret of that token.</summary>
    public string? TokenSecret { get; }

    /// <summary>`forbidden`, record types that the role may not see, separated by commas.</summary>
    public IReadOnlyList<string> Forbidden { get; }

    /// <summary>`customFields`, separated by commas, each with an optional kind: `custbody_x:number` (text, number, flag, day).</summary>
    public IReadOnlyList<NetSuiteField> CustomFields { get; }

    /// <summary>`closedBefore`, a day: transactions dated earlier fall into a closed period.</summary>
    public DateOnly? ClosedBefore { get; }

    public bool IsForbidden(string type) => Forbidden.Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <summary>`hiddenColumns`, columns that SuiteQL does not have in this account, such as `customer.subsidiary`; none by default.</summary>
    public IEnumerable<string> HiddenColumns(string table) =>
        _hiddenColumns.Where(c => c.StartsWith(table + ".", StringComparison.OrdinalIgnoreCase))
            .Select(c => c[(table.Length + 1)..].ToLowerInvariant());

    private TimeZoneInfo ReadZone()
    {
        var name = _settings.TryGetValue("timeZone", out var zone) ? zone : "America/Los_Angeles";
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found)
            ? found
            : throw Wrong("timeZone", name, "an IANA name, such as Europe/Berlin");
    }

    private DateOnly? ReadClosedBefore()
    {
        if (!_settings.TryGetValue("closedBefore", out var text)) return null;
        return NetSuiteTimes.TryDay(text, out var day) ? day : throw Wrong("closedBefore", text, "a day, such as 2026-10-01");
    }

    private int? Whole(string name)
    {
        if (!_settings.TryGetValue(name, out var text)) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(name, text, "a whole number");
    }

    private IReadOnlyList<string> Names(string name, string fallback) =>
        (_settings.TryGetValue(name, out var text) ? text : fallback)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static NetSuiteField CustomField(string text)
    {
        var parts = text.Split(':', 2);
        var kind = (parts.Length == 1 ? "text" : parts[1].Trim()) switch
        {
            "text" => NetSuiteFieldKind.Text,
            "number" => NetSuiteFieldKind.Number,
            "flag" => NetSuiteFieldKind.Flag,
            "day" => NetSuiteFieldKind.Day,
            _ => throw Wrong("customFields", text, "text, number, flag or day behind the colon"),
        };
        return new NetSuiteField(parts[0].Trim().ToLowerInvariant(), kind) { Custom = true };
    }

    private static ArgumentException Wrong(string name, string value, string expected) =>
        new($"NetSuite account setting '{name}' is '{value}'; expected {expected}.");
}
