using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>Points an hour (virtual clock), bursts for an endpoint and writes of one issue (real time). Used inside the store's gate only.</summary>
internal sealed class JiraLimits(SandboxAccount account, JiraSettings settings)
{
    private static readonly (int Count, TimeSpan Window)[] OfIssue = [(20, TimeSpan.FromSeconds(2)), (100, TimeSpan.FromSeconds(30))];
    private readonly Dictionary<string, JiraWindow> _bursts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JiraWindow[]> _issues = new(StringComparer.Ordinal);
    private DateTimeOffset _hour;
    private int _used;

    /// <summary>Lets a call in, or refuses it with 429.</summary>
    public void Admit(JiraCall call, JiraRoute route)
    {
        if (settings.PointsPerHour is { } points && call.Caller is { IsApp: true })
        {
            Roll();
            if (_used >= points)
            {
                throw Refuse($"jira-quota-{settings.PointsScope}-based", Reset() - account.Clock.Now, points, Reset(), Quota(points, 0));
            }
        }

        if (settings.Burst is { } burst)
        {
            var key = $"{route.Method} {route.Template}";
            if (!_bursts.TryGetValue(key, out var window))
            {
                _bursts[key] = window = new(account.Time, burst, TimeSpan.FromSeconds(1));
            }

            Enter([window], "jira-burst-based");
        }

        if (settings.PerIssueWrites && route.Method != "GET" && route.Template.StartsWith("/rest/api/3/issue/{", StringComparison.Ordinal)
            && JiraIssues.Find(account.Store, call.Values[0]) is { } issue)
        {
            if (!_issues.TryGetValue(issue.Id, out var windows))
            {
                _issues[issue.Id] = windows = [.. OfIssue.Select(limit => new JiraWindow(account.Time, limit.Count, limit.Window))];
            }

            Enter(windows, "jira-per-issue-on-write");
        }
    }

    /// <summary>Counts what an answer cost; the headers that it carries.</summary>
    public IReadOnlyDictionary<string, string> Charge(JiraCall call, JiraReply reply)
    {
        if (settings.PointsPerHour is not { } points || call.Caller is not { IsApp: true })
        {
            return reply.Headers;
        }

        Roll();
        _used += call.Method == "GET" || reply.Points > 1 ? reply.Points : 1;
        var left = Math.Max(0, points - _used);
        var headers = new Dictionary<string, string>(reply.Headers, StringComparer.Ordinal);
        foreach (var (name, value) in Quota(points, left))
        {
            headers[name] = value;
        }

        headers["X-RateLimit-Limit"] = points.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);
        if (left * 5 < points)
        {
            headers["X-RateLimit-NearLimit"] = "true";
        }

        return headers;
    }

    private static void Enter(IReadOnlyList<JiraWindow> windows, string reason)
    {
        if (windows.FirstOrDefault(window => window.IsFull) is { } full)
        {
            throw Refuse(reason, full.Length, full.Limit, null, new Dictionary<string, string>(StringComparer.Ordinal));
        }

        foreach (var window in windows)
        {
            window.Enter();
        }
    }

    /// <summary>The allowance begins anew at the full hour, UTC.</summary>
    private void Roll()
    {
        var now = account.Clock.Now;
        var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
        if (hour != _hour)
        {
            (_hour, _used) = (hour, 0);
        }
    }

    private DateTimeOffset Reset() => _hour.AddHours(1);

    private Dictionary<string, string> Quota(int points, int left)
    {
        var (name, wait) = ($"\"{settings.PointsScope}-app-quota\"", (int)(Reset() - account.Clock.Now).TotalSeconds);
        return new(StringComparer.Ordinal)
        {
            ["Beta-RateLimit-Policy"] = $"{name};q={points};w=3600", ["Beta-RateLimit"] = $"{name};r={left};t={wait}",
        };
    }

    private static JiraRefusedException Refuse(string reason, TimeSpan wait, int limit, DateTimeOffset? reset, IReadOnlyDictionary<string,
        string> more)
    {
        var headers = new Dictionary<string, string>(more, StringComparer.Ordinal)
        {
            ["Retry-After"] = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture),
            ["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture), ["X-RateLimit-Remaining"] = "0",
            ["X-RateLimit-NearLimit"] = "true", ["RateLimit-Reason"] = reason,
        };
        if (reset is { } at)
        {
            headers["X-RateLimit-Reset"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return new(429, JiraErrors.Collection("Rate limit exceeded.")) { Headers = headers };
    }
}
