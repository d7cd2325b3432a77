using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>
/// The window of a paged answer. The offset must be a multiple of the limit, which clients that change the limit on the way learn here.
/// </summary>
internal sealed record NetSuitePaging(int Limit, int Offset)
{
    public const int MaxLimit = 1_000;

    public static NetSuitePaging Read(string? limit, string? offset)
    {
        if (!Whole(limit, MaxLimit, out var size) || size is < 1 or > MaxLimit)
            throw NetSuiteErrors.Parameter("limit", "Invalid value of the parameter 'limit': it must be a number from 1 to 1000.");
        if (!Whole(offset, 0, out var start))
            throw NetSuiteErrors.Parameter("offset", "Invalid value of the parameter 'offset': it must be a number that is not negative.");
        if (start % size != 0)
            throw NetSuiteErrors.Parameter("offset", "Invalid value of the parameter 'offset': it must be divisible by the page size (limit).");
        return new NetSuitePaging(size, start);
    }

    public bool HasMore(int total) => (long)Offset + Limit < total;

    public JsonArray Links(string address, int total, string? query = null)
    {
        var links = new List<(string, string)>();
        string At(int offset) => string.Create(CultureInfo.InvariantCulture, $"{address}?{query}limit={Limit}&offset={offset}");
        if (Offset > 0)
        {
            links.Add(("previous", At(Math.Max(0, Math.Min(Offset, total) - Limit))));
            links.Add(("first", At(0)));
        }
        if (HasMore(total))
        {
            links.Add(("next", At(Offset + Limit)));
            links.Add(("last", At((total - 1) / Limit * Limit)));
        }
        links.Add(("self", At(Offset)));
        return NetSuiteRendering.Links(links);
    }

    private static bool Whole(string? text, int fallback, out int number)
    {
        number = fallback;
        return text is null || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
