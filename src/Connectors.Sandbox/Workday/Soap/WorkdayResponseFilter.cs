using System.Globalization;
using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>At which effective day and entry moment a request reads, and which page of it.</summary>
internal sealed record WorkdayResponseFilter(DateOnly Effective, DateTimeOffset Entry, int Page, int Count)
{
    private const int DefaultCount = 100;
    private const int MaxCount = 999;

    public static WorkdayResponseFilter Of(WorkdayCall call)
    {
        var filter = call.Request.Child("Response_Filter");
        var errors = new List<WorkdayValidationError>();
        var (effective, entry) = (call.State.Today, call.State.Now);
        if (filter?.Child("As_Of_Effective_Date") is { } day && !WorkdayTimes.TryDay(day.Value, out effective))
            errors.Add(WorkdayValidationError.Value(day));
        if (filter?.Child("As_Of_Entry_DateTime") is { } moment && !call.State.Times.TryMoment(moment.Value, out entry))
            errors.Add(WorkdayValidationError.Value(moment));
        var page = Whole(filter?.Child("Page"), 1, errors);
        var count = Whole(filter?.Child("Count"), DefaultCount, errors);
        if (page == 0) errors.Add(new("Page Number cannot be zero.", filter!.Child("Page")));
        if (count is < 1 or > MaxCount) errors.Add(new($"Count must be between 1 and {MaxCount}.", filter!.Child("Count")));
        return errors.Count > 0 ? throw WorkdayFaults.Validation(errors) : new(effective, entry, page, count);
    }

    /// <summary>The page of the rows, and the numbers that belong to it.</summary>
    public (IReadOnlyList<T> Rows, XElement Results) PageOf<T>(IReadOnlyList<T> rows)
    {
        // From memory: a result of no rows has no page.
        var pages = (rows.Count + Count - 1) / Count;
        T[] shown = [.. rows.Skip((int)Math.Min((Page - 1L) * Count, int.MaxValue)).Take(Count)];
        return (shown, WorkdayRendering.Group(
            "Response_Results",
            WorkdayRendering.Number("Total_Results", rows.Count),
            WorkdayRendering.Number("Total_Pages", pages),
            WorkdayRendering.Number("Page_Results", shown.Length),
            WorkdayRendering.Number("Page", Page)));
    }

    private static int Whole(XElement? element, int fallback, List<WorkdayValidationError> errors)
    {
        if (element is null) return fallback;
        if (decimal.TryParse(element.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= 0 and <= int.MaxValue)
            return (int)number;
        errors.Add(WorkdayValidationError.Value(element));
        return fallback;
    }
}
