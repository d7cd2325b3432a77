using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>A page of a REST collection.</summary>
internal static class WorkdayRestPage
{
    private const int Default = 20;
    private const int Most = 100;

    public static WorkdayReply Of<T>(WorkdayState state, HttpContext http, IReadOnlyList<T> rows, Func<T, JsonObject> write)
    {
        if (!TryWhole(http, "limit", Default, out var limit) || limit == 0)
            return WorkdayRestErrors.Invalid("limit must be a whole number above 0.", "limit");
        if (!TryWhole(http, "offset", 0, out var offset)) return WorkdayRestErrors.Invalid("offset must be a whole number.", "offset");
        if (limit > Most && state.Settings.RestLimit == "refuse") return WorkdayRestErrors.Invalid($"limit must not exceed {Most}.", "limit");
        return WorkdayReply.Json(200, new JsonObject
        {
            ["data"] = new JsonArray([.. rows.Skip(offset).Take(Math.Min(limit, Most)).Select(write)]),
            ["total"] = rows.Count,
        });
    }

    private static bool TryWhole(HttpContext http, string name, int fallback, out int number)
    {
        number = fallback;
        return !http.Request.Query.TryGetValue(name, out var text)
            || int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
