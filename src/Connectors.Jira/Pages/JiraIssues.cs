using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Jira;

/// <summary>The issues of a search's answer as the vendor writes it, found by leaps: <c>{"issues":[...], plain members...}</c>. What is unusual is
/// left to <see cref="JiraScanner"/>.</summary>
internal static class JiraIssues
{
    private const int LikelyRows = 100;
    private const JiraMembers Issue = JiraMembers.Key | JiraMembers.Fields;

    /// <summary>The issues; null when the answer must be scanned with care.</summary>
    public static VendorPage? TryCut(ReadOnlyMemory<byte> page)
    {
        var cursor = new JsonCursor(page.Span);
        if (!cursor.Enter(JsonTokenType.StartObject))
            return null;
        var records = ImmutableArray.CreateBuilder<VendorRecord>(LikelyRows);
        var isFound = false;
        while (cursor.NextMember(out var name))
        {
            if (name.SequenceEqual("issues"u8))
            {
                isFound = true;
                if (!TryAdd(page, ref cursor, records))
                    return null;
            }
            else if (IsPlain(name, cursor.Kind))
            {
                cursor.Check();
            }
            else
            {
                return null;
            }
        }

        return isFound && cursor.IsAtEnd ? new(records.DrainToImmutable(), RelatedRecords.None, new Cursor(""), IsLast: true) : null;
    }

    private static bool TryAdd(ReadOnlyMemory<byte> page, ref JsonCursor cursor, ImmutableArray<VendorRecord>.Builder records)
    {
        if (!cursor.Enter(JsonTokenType.StartArray))
            return false;
        while (cursor.NextItem())
        {
            var start = cursor.Position;
            if (JiraLeap.TryRead(page.Span, ref cursor, out var seen) is not { } slice || (seen & Issue) != Issue)
                return false;
            records.Add(slice.ToRecord(Issues.Name, page[start..cursor.Position]));
        }

        return !cursor.IsBroken;
    }

    // Other members may hold records too, or make a record of the answer itself.
    private static bool IsPlain(ReadOnlySpan<byte> name, JsonTokenType kind) =>
        kind is not (JsonTokenType.StartObject or JsonTokenType.StartArray)
        && (name.SequenceEqual("nextPageToken"u8) || name.SequenceEqual("isLast"u8) || name.SequenceEqual("total"u8)
            || name.SequenceEqual("startAt"u8) || name.SequenceEqual("maxResults"u8) || name.SequenceEqual("expand"u8));
}
