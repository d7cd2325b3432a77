using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Jira;

/// <summary>Jira's refusals: <c>errorMessages</c> and <c>errors</c> by field, the gateway's <c>{code,message}</c>, or a page that is no
/// JSON.</summary>
/// <remarks>Vendor texts quote what was sent: everything in quotes is left out but names of custom fields, and e-mail addresses are masked.</remarks>
internal sealed partial class JiraFaults : IFaultReader
{
    public const string GlobalQuota = "jira-quota-global-based";
    public const string TenantQuota = "jira-quota-tenant-based";
    public const string PerIssue = "jira-per-issue-on-write";

    private const int LongestMessage = 300;

    public ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        var trace = headers.GetValueOrDefault("atl-traceid");
        if (status == 429)
        {
            return [Limit(headers) with { RequestId = trace }];
        }

        var errors = JiraErrors.Read(body);
        return errors.IsEmpty
            ? [new Fault(KindOf(status, new(null, "")), $"Jira answered {status} without a reason.") { RequestId = trace }]
            : [.. errors.Select(error => Of(status, headers, error) with { RequestId = trace })];
    }

    /// <summary>A vendor's text without what it quotes.</summary>
    public static string Shown(string text)
    {
        var masked = MailAddress().Replace(Quoted().Replace(text, Unquoted), "(e-mail)");
        return masked.Length <= LongestMessage ? masked : masked[..LongestMessage] + "...";
    }

    private static Fault Of(int status, IReadOnlyDictionary<string, string> headers, JiraError error)
    {
        var kind = KindOf(status, error);
        var text = error.Message.Length > 0 ? Shown(error.Message) : $"status {status} without a reason";
        var way = kind switch
        {
            FaultKind.Authorisation when Says(error, "scope does not match") => " Give the app the scope that this call needs and authorise again.",
            FaultKind.Authorisation when headers.ContainsKey("X-Seraph-LoginReason") => " The account must log in once in a browser (CAPTCHA).",
            FaultKind.Authentication => " Check e-mail and API token, or authorise again.",
            FaultKind.Configuration when status == 410 => " This route was removed by the vendor: a newer version of the adapter is needed.",
            _ => "",
        };
        return new(kind, error.Field is null ? $"Jira: {text}{way}" : $"Jira refused '{error.Field}': {text}{way}")
        {
            Path = error.Field is { } field
                ? "/fields/" + field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
                : null,
            VendorCode = $"HTTP_{status}",
        };
    }

    private static FaultKind KindOf(int status, JiraError error) => status switch
    {
        401 when Says(error, "scope does not match") => FaultKind.Authorisation,
        401 => FaultKind.Authentication,
        403 => FaultKind.Authorisation,
        404 => FaultKind.NotFound,
        409 => FaultKind.Conflict,
        410 => FaultKind.Configuration,
        413 => FaultKind.LimitExceeded,
        408 or 425 or >= 500 => FaultKind.Transient,
        400 when error.Field is null && Says(error, "does not exist for the field") => FaultKind.Configuration,
        400 when error.Field is null && error.Message.StartsWith("Field '", StringComparison.Ordinal) => FaultKind.SchemaDrift,
        400 when error.Field is null
            && (Says(error, "Error in the JQL Query") || Says(error, "Unbounded JQL") || Says(error, "Invalid request payload"))
            => FaultKind.Internal,
        400 or 415 or 422 => FaultKind.TargetInvalid,
        < 400 => FaultKind.VendorDefect,
        _ => FaultKind.Unsupported,
    };

    private static Fault Limit(IReadOnlyDictionary<string, string> headers)
    {
        var reason = headers.GetValueOrDefault("RateLimit-Reason");
        var (kind, meaning) = reason switch
        {
            GlobalQuota => (FaultKind.QuotaExhausted, "the points of this hour are used up, for all tenants of the app together"),
            TenantQuota => (FaultKind.QuotaExhausted, "the points of this hour are used up for this site"),
            PerIssue => (FaultKind.RateLimited, "too many writes to one issue"),
            _ => (FaultKind.RateLimited, "too many requests at once"),
        };
        return new(kind, $"Jira: {meaning}.")
        {
            VendorCode = reason is { Length: <= 64 } && reason.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') ? reason : "HTTP_429",
            RetryAfter = headers.ContainsKey("Retry-After") ? null : Told(headers),
        };
    }

    // Without Retry-After the structured field says how many seconds remain.
    private static TimeSpan? Told(IReadOnlyDictionary<string, string> headers) =>
        (headers.GetValueOrDefault("RateLimit") ?? headers.GetValueOrDefault("Beta-RateLimit")) is { } text
        && Seconds().Match(text) is { Success: true } match
        && int.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static bool Says(JiraError error, string words) => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string Unquoted(Match quoted) => CustomField().IsMatch(quoted.Value) ? quoted.Value : "'...'";

    [GeneratedRegex(@"'[^']*'|""[^""]*""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\A.customfield_[0-9]{1,10}.\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CustomField();

    [GeneratedRegex(@"[^\s@'""<>]+@[^\s@'""<>]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MailAddress();

    [GeneratedRegex(@";\s*t=(?<n>[0-9]{1,7})", RegexOptions.CultureInvariant)]
    private static partial Regex Seconds();
}
