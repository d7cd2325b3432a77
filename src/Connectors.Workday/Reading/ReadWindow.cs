using System.Globalization;

namespace Connectors.Workday;

/// <summary>Which records a page is asked for, and as of when. The moments stay the same over all pages of a read.</summary>
/// <param name="Through">The entry moment: what was typed later does not exist.</param>
/// <param name="AsOf">The effective day: what applies later is not there yet.</param>
/// <param name="Count">Records in a page.</param>
internal sealed record ReadWindow(DateTimeOffset Through, DateOnly AsOf, int Count)
{
    /// <summary>Since when changes are asked for, inclusive; null asks for everything.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only these records; empty asks for all.</summary>
    public ImmutableArray<WorkdayKey> Only { get; init; } = [];

    /// <summary>Parts of the record that the mapping needs.</summary>
    public ImmutableArray<ResponseGroup> Groups { get; init; } = [];

    public int Page { get; init; } = 1;

    public static string Stamp(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What is asked for by reference. One unknown reference fails the whole call unless the operation can skip it.</summary>
    public void WriteReferences(RequestWriter request, string element, bool canSkip)
    {
        request.Open("Request_References");
        if (canSkip)
            request.Attribute("Skip_Non_Existing_Instances", "true");
        foreach (var key in Only)
            request.Reference(element, key);
        request.Close();
    }

    public void WriteFilter(RequestWriter request)
    {
        request.Open("Response_Filter");
        request.Text("As_Of_Effective_Date", Day(AsOf));
        request.Text("As_Of_Entry_DateTime", Stamp(Through));
        request.Text("Page", Page.ToString(CultureInfo.InvariantCulture));
        request.Text("Count", Count.ToString(CultureInfo.InvariantCulture));
        request.Close();
    }

    /// <summary>
    /// Changes on both time axes: typed in the window and effective by its end, or typed at any time and becoming effective in the window. With one
    /// of them only, future-dated or back-dated changes would be lost.
    /// </summary>
    public void WriteChanges(RequestWriter request, string element)
    {
        if (From is not { } from)
            return;
        WriteBlock(request, element, Stamp(from), "1900-01-01T00:00:00.000Z");
        WriteBlock(request, element, "1970-01-01T00:00:00.000Z", Stamp(from));
    }

    private void WriteBlock(RequestWriter request, string element, string updatedFrom, string effectiveFrom)
    {
        request.Open(element);
        request.Open("Transaction_Date_Range_Data");
        request.Text("Updated_From", updatedFrom);
        request.Text("Updated_Through", Stamp(Through));
        request.Text("Effective_From", effectiveFrom);
        request.Text("Effective_Through", Stamp(Through));
        request.Close();
        request.Close();
    }
}
