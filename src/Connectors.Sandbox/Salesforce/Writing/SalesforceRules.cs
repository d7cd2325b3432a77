using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Validation rules and locks that an account's settings switch on.</summary>
/// <param name="closeDateInFiscalYear">Whether an opportunity must close in the fiscal (calendar) year of the virtual clock.</param>
/// <param name="locked">Ids that another transaction holds: each write to them is refused.</param>
/// <param name="today">Day of the virtual clock.</param>
internal sealed class SalesforceRules(bool closeDateInFiscalYear, IReadOnlySet<string> locked, Func<DateOnly> today)
{
    public void Check(SalesforceObject type, JsonObject row)
    {
        CheckLock(row["Id"]!.GetValue<string>());
        if (closeDateInFiscalYear && type.Name == "Opportunity"
            && !row["CloseDate"]!.GetValue<string>().StartsWith(today().Year.ToString("D4", CultureInfo.InvariantCulture), StringComparison.Ordinal))
            throw SalesforceErrors.Validation("Close Date must be in the current fiscal year.", "CloseDate");
    }

    public void CheckLock(string id)
    {
        if (locked.Contains(id))
            throw SalesforceErrors.Locked(id);
    }
}
