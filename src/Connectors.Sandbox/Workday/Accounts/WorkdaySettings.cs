using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>The settings of an account that only this vendor knows; a wrong one stops the account with its name and the allowed values.</summary>
internal sealed class WorkdaySettings
{
    private readonly IDictionary<string, string> _settings;

    public WorkdaySettings(IDictionary<string, string> settings)
    {
        _settings = settings;
        Offset = ReadOffset();
        DateOffsets = Choice("dateOffsets", "on", "off") == "on";
        FaultDetail = Choice("faultDetail", "errors", "message", "none");
        RestLimit = Choice("restLimit", "clamp", "refuse");
        EmptyReport = Choice("emptyReport", "array", "missing");
        Denied = Names("denied");
        DeniedGroups = Names("deniedGroups");
        LockedProjects = Names("lockedProjects");
        Population = settings.ContainsKey("population") ? Names("population") : null;
        ExtraWorkers = Whole("extraWorkers") ?? 0;
        LockAfter = Whole("lockAfter") ?? 5;
        TokenLifetimeRequests = Whole("tokenLifetimeRequests");
        Requests = Whole("requests");
        WindowSeconds = Whole("windowSeconds") ?? 1;
        RefreshToken = settings.TryGetValue("refreshToken", out var token) ? token : null;
        RotatesRefreshTokens = Choice("refreshTokenRotation", "false", "true") == "true";
        ProjectExceptions = Choice("projectExceptions", "none", "warning", "critical");
    }

    /// <summary><c>offset</c>: the tenant's offset from UTC, which decides when a day begins; <c>-08:00</c> by default.</summary>
    public TimeSpan Offset { get; }

    /// <summary><c>dateOffsets</c>: whether dates are written with the offset behind them; on by default.</summary>
    public bool DateOffsets { get; }

    /// <summary><c>faultDetail</c>: <c>errors</c> by default, <c>message</c> or <c>none</c>.</summary>
    public string FaultDetail { get; }

    /// <summary><c>restLimit</c>: what happens to a limit above 100, <c>clamp</c> by default or <c>refuse</c>.</summary>
    public string RestLimit { get; }

    /// <summary><c>emptyReport</c>: a report without rows is an empty <c>array</c> by default, or its key is <c>missing</c>.</summary>
    public string EmptyReport { get; }

    /// <summary><c>denied</c>: operations, REST resources and reports that the user may not use.</summary>
    public IReadOnlyList<string> Denied { get; }

    /// <summary><c>deniedGroups</c>: response groups that are left out without a word, such as <c>Compensation</c>.</summary>
    public IReadOnlyList<string> DeniedGroups { get; }

    /// <summary><c>lockedProjects</c>: ids of projects that somebody else is editing.</summary>
    public IReadOnlyList<string> LockedProjects { get; }

    /// <summary><c>population</c>: organisations whose members are all that the user sees; null sees everybody, empty sees nobody.</summary>
    public IReadOnlyList<string>? Population { get; }

    /// <summary><c>extraWorkers</c>: active employees from 50001 on, beside those whom the README names; 0 by default.</summary>
    public int ExtraWorkers { get; }

    /// <summary><c>lockAfter</c>: wrong passwords in a row that lock the user for half an hour; 5 by default, 0 never locks.</summary>
    public int LockAfter { get; }

    /// <summary><c>tokenLifetimeRequests</c>: calls after which an access token is dead; none by default.</summary>
    public int? TokenLifetimeRequests { get; }

    /// <summary><c>requests</c> in <see cref="WindowSeconds"/> of real time; none by default.</summary>
    public int? Requests { get; }

    /// <summary><c>windowSeconds</c>; 1 by default.</summary>
    public int WindowSeconds { get; }

    /// <summary><c>refreshToken</c>: the refresh token that is valid from the start.</summary>
    public string? RefreshToken { get; }

    /// <summary><c>refreshTokenRotation</c>: each use kills a refresh token and returns the next.</summary>
    public bool RotatesRefreshTokens { get; }

    /// <summary><c>projectExceptions</c>: what answers of Submit_Project carry without being a fault, <c>none</c> by default, <c>warning</c>, or
    /// <c>critical</c>, which also keeps the event from completing.</summary>
    public string ProjectExceptions { get; }

    public bool IsDenied(string name) => Denied.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <param name="group">Without its <c>Include_</c>.</param>
    public bool IsGroupDenied(string group) => DeniedGroups.Contains(group, StringComparer.OrdinalIgnoreCase);

    public override string ToString() => nameof(WorkdaySettings);

    private TimeSpan ReadOffset()
    {
        var text = _settings.TryGetValue("offset", out var offset) ? offset : "-08:00";
        return TimeSpan.TryParse(text.TrimStart('+'), CultureInfo.InvariantCulture, out var found) && found.Duration() <= TimeSpan.FromHours(14)
            ? found
            : throw Wrong("offset", text, "an offset such as -08:00");
    }

    /// <summary>The first choice is the default.</summary>
    private string Choice(string name, params string[] choices)
    {
        if (!_settings.TryGetValue(name, out var text)) return choices[0];
        return choices.Contains(text, StringComparer.Ordinal) ? text : throw Wrong(name, text, string.Join(" or ", choices));
    }

    private int? Whole(string name)
    {
        if (!_settings.TryGetValue(name, out var text)) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(name, text, "a whole number");
    }

    private IReadOnlyList<string> Names(string name) =>
        (_settings.TryGetValue(name, out var text) ? text : "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ArgumentException Wrong(string name, string value, string expected) =>
        new($"Workday account setting '{name}' is '{value}'; expected {expected}.");
}
