using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Salesforce;

/// <summary>How far a bulk read has come. Cursor text <c>bulk|job|locator|created|instant|id</c>; the last two are the furthest row so far.</summary>
/// <param name="Job">Id of the job.</param>
/// <param name="Locator">Where its results go on; empty at the beginning.</param>
/// <param name="Created">When the job was made, by the vendor's clock: what changed later is left to the next read.</param>
/// <param name="Furthest">Furthest row so far; null before the first.</param>
internal sealed record BulkPosition(string Job, string Locator, DateTimeOffset Created, KeysetPosition? Furthest)
{
    private const string Mark = "bulk|";

    /// <summary>The position of a cursor; null when it is one of an ordinary read.</summary>
    /// <exception cref="ConnectorException">It begins as one and is none: <c>Configuration</c>.</exception>
    public static BulkPosition? Parse(Cursor? cursor)
    {
        if (cursor?.Value is not { } text || !text.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        var parts = text.Split('|', 5);
        return parts is [_, var job, var locator, var made, var rest] && SalesforceId.IsValid(job) && IsLocator(locator)
            && VendorInstant.Read(made) is { } created
                ? new(job, locator, created, SObjectKeyset.Parse(new Cursor(rest)))
                : throw new ConnectorException(new Fault(
                    FaultKind.Configuration, "The cursor is none of a Salesforce bulk read. Remove the checkpoint to read from the beginning.")
                { Rule = "cursor" });
    }

    /// <summary>Whether a text can be a locator: the vendor's are Base64.</summary>
    public static bool IsLocator(string text) =>
        text.Length <= 200 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=' or '-' or '_');

    public Cursor ToCursor() => new($"{Mark}{Job}|{Locator}|{VendorInstant.Format(Created)}|{Furthest?.ToCursor().Value}");

    /// <summary>This position behind the rows of a page. Rows that changed since the job was made do not move it.</summary>
    public BulkPosition Behind(ImmutableArray<VendorRecord> rows, string locator)
    {
        var furthest = Furthest;
        foreach (var row in rows)
        {
            if (SObjectKeyset.Of(row) is { } at && at.At < Created && (furthest is not { } known || at.CompareTo(known) > 0))
                furthest = at;
        }

        return this with { Locator = locator, Furthest = furthest };
    }
}
