using System.Text.RegularExpressions;

namespace Connectors.Workday;

/// <summary>One way to name a record, as Workday's REST spells it: <c>Employee_ID=21001</c>. Values keep their leading zeros.</summary>
/// <param name="Type">Type of the id, such as <c>Project_ID</c> or <c>WID</c>.</param>
/// <param name="Value">The id.</param>
internal sealed partial record WorkdayKey(string Type, string Value)
{
    public const string Wid = "WID";

    // The ids by which our records are known, most telling first; other references go by whatever id they have.
    private static readonly ImmutableArray<string> Preferred =
    [
        "Employee_ID", "Contingent_Worker_ID", "Organization_Reference_ID", "Project_ID", "Customer_ID", "Customer_Reference_ID",
        "Company_Reference_ID", "Cost_Center_Reference_ID", "Location_ID", "Currency_ID",
    ];

    /// <summary>The key of a text: <c>Type=value</c> or a bare Workday id; null when it is neither.</summary>
    public static WorkdayKey? Parse(string text)
    {
        if (WidForm().IsMatch(text))
            return new(Wid, text);
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 && TypeForm().IsMatch(text[..sign]) && sign + 1 < text.Length && !text.Any(char.IsControl)
            ? new(text[..sign], text[(sign + 1)..])
            : null;
    }

    /// <summary>The key among several ids of one record; their order in the answer means nothing.</summary>
    public static WorkdayKey? Of(IReadOnlyDictionary<string, string> ids)
    {
        foreach (var type in Preferred)
        {
            if (ids.TryGetValue(type, out var value) && value.Length > 0)
                return new(type, value);
        }

        var other = ids.Where(id => id.Key != Wid && id.Value.Length > 0).OrderBy(id => id.Key, StringComparer.Ordinal).FirstOrDefault();
        return other.Key is not null ? new(other.Key, other.Value)
            : ids.TryGetValue(Wid, out var wid) && wid.Length > 0 ? new(Wid, wid)
            : null;
    }

    public override string ToString() => $"{Type}={Value}";

    [GeneratedRegex(@"\A[0-9a-f]{32}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WidForm();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,100}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TypeForm();
}
