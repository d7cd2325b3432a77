using Connectors.Contracts;

namespace Connectors.Tool;

/// <summary>What a unit in the name says: cents are money, minutes are work time, percent is a share.</summary>
internal static class UnitFit
{
    private static readonly string[] Cents = ["cents", "cent", "subunits", "eur", "usd", "amount", "betrag"];
    private static readonly string[] Times = ["minutes", "minute", "hours", "hour", "seconds", "second", "stunden", "std", "heures"];
    private static readonly string[] Shares = ["percent", "percentage", "pct", "%", "prozent"];

    public static double Of(FieldNames names, MemberChoice member)
    {
        var found = 0.0;
        foreach (var word in names.All)
        {
            var fits = Array.IndexOf(Cents, word.Text) >= 0 ? member.Member.ValueKind == MemberKind.Money
                : Array.IndexOf(Times, word.Text) >= 0 ? member.Member.ValueKind == MemberKind.WorkTime
                : Array.IndexOf(Shares, word.Text) >= 0 ? member.Sense == MemberSense.Share
                : (bool?)null;
            if (fits is true)
                return 1;
            if (fits is false)
                found = -1;
        }

        return found;
    }
}
