using System.Runtime.InteropServices;
using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>One pass over the envelope, whatever the order of its parts; then the rows in the order of <c>results</c>.</summary>
internal static class TimeEntryReader
{
    // The side tables come last, so the rows wait for them: in lists that are used again.
    [ThreadStatic]
    private static List<TimeEntryRow>? t_rows;

    [ThreadStatic]
    private static List<Field>? t_results;

    public static void Read<TTaker>(ReadOnlyMemory<byte> page, ref TTaker taker)
        where TTaker : struct, IRowTaker<TimeEntryRow>
    {
        var comparer = new FieldComparer(page);
        var (users, workspaces, stories) = (new SideTable(comparer, "full_name"), new SideTable(comparer, "title"), new SideTable(comparer, "title"));
        var (roles, submissions) = (new SideTable(comparer, "name"), new SideTable(comparer, "status"));
        var (results, rows) = (t_results ??= [], t_rows ??= []);
        results.Clear();
        rows.Clear();
        var reader = new Utf8JsonReader(page.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("results"u8))
                Results(ref reader, results);
            else if (reader.ValueTextEquals("time_entries"u8))
                Rows(ref reader, rows);
            else if (Side(ref reader, users, workspaces, stories, roles, submissions) is { } table)
                table.Read(ref reader);
            else
                reader.Skip();
        }
        reader.Read();
        var fields = new PageFields(page.Span);
        var all = CollectionsMarshal.AsSpan(rows);
        Dictionary<Field, int>? places = null;
        for (var at = 0; at < results.Count; at++)
        {
            // The map mostly has the order of the results.
            var place = at < all.Length && comparer.Equals(all[at].MapKey, results[at]) ? at : (places ??= Places(rows, comparer))[results[at]];
            ref var row = ref all[place];
            row.User = users.Find(row.UserId);
            row.Workspace = workspaces.Find(row.WorkspaceId);
            row.Story = stories.Find(row.StoryId);
            row.Role = roles.Find(row.RoleId);
            row.Submission = submissions.Find(row.RecentSubmissionId);
            taker.Take(fields, row);
        }
    }

    public static Field Key(ref Utf8JsonReader reader) =>
        new((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, JsonTokenType.String, reader.ValueIsEscaped);

    /// <summary>The table that a member fills; the reader then stands on its value.</summary>
    private static SideTable? Side(
        ref Utf8JsonReader reader, SideTable users, SideTable workspaces, SideTable stories, SideTable roles, SideTable submissions)
    {
        var table = reader.ValueTextEquals("users"u8) ? users
            : reader.ValueTextEquals("workspaces"u8) ? workspaces
            : reader.ValueTextEquals("stories"u8) ? stories
            : reader.ValueTextEquals("roles"u8) ? roles
            : reader.ValueTextEquals("timesheet_submissions"u8) ? submissions : null;
        reader.Read();
        return table;
    }

    private static Dictionary<Field, int> Places(List<TimeEntryRow> rows, FieldComparer comparer)
    {
        var places = new Dictionary<Field, int>(comparer);
        for (var at = 0; at < rows.Count; at++)
            places[rows[at].MapKey] = at;
        return places;
    }

    private static void Results(ref Utf8JsonReader reader, List<Field> results)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var (isEntry, id) = (false, default(Field));
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("id"u8))
                {
                    id = Field.Take(ref reader);
                    continue;
                }
                var isKey = reader.ValueTextEquals("key"u8);
                reader.Read();
                isEntry |= isKey && reader.ValueTextEquals("time_entries"u8);
            }
            if (isEntry)
                results.Add(id);
        }
    }

    private static void Rows(ref Utf8JsonReader reader, List<TimeEntryRow> rows)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            CollectionsMarshal.SetCount(rows, rows.Count + 1);
            ref var row = ref CollectionsMarshal.AsSpan(rows)[^1];
            row = new() { MapKey = Key(ref reader) };
            reader.Read();
            Members(ref reader, ref row);
        }
    }

    private static void Members(ref Utf8JsonReader reader, ref TimeEntryRow row)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (Field.NameLength(ref reader))
            {
                case 2 when reader.ValueTextEquals("id"u8): row.Id = Field.Take(ref reader); break;
                case 5 when reader.ValueTextEquals("notes"u8): row.Notes = Field.Take(ref reader); break;
                case 7 when reader.ValueTextEquals("user_id"u8): row.UserId = Field.Take(ref reader); break;
                case 7 when reader.ValueTextEquals("role_id"u8): row.RoleId = Field.Take(ref reader); break;
                case 7 when reader.ValueTextEquals("taxable"u8): row.Taxable = Field.Take(ref reader); break;
                case 8 when reader.ValueTextEquals("story_id"u8): row.StoryId = Field.Take(ref reader); break;
                case 8 when reader.ValueTextEquals("billable"u8): row.Billable = Field.Take(ref reader); break;
                case 8 when reader.ValueTextEquals("approved"u8): row.Approved = Field.Take(ref reader); break;
                case 8 when reader.ValueTextEquals("currency"u8): row.Currency = Field.Take(ref reader); break;
                case 8 when reader.ValueTextEquals("location"u8): row.Location = Field.Take(ref reader); break;
                case 10 when reader.ValueTextEquals("created_at"u8): row.CreatedAt = Field.Take(ref reader); break;
                case 10 when reader.ValueTextEquals("updated_at"u8): row.UpdatedAt = Field.Take(ref reader); break;
                case 11 when reader.ValueTextEquals("is_invoiced"u8): row.IsInvoiced = Field.Take(ref reader); break;
                case 12 when reader.ValueTextEquals("workspace_id"u8): row.WorkspaceId = Field.Take(ref reader); break;
                case 13 when reader.ValueTextEquals("rate_in_cents"u8): row.Rate = Field.Take(ref reader); break;
                case 14 when reader.ValueTextEquals("date_performed"u8): row.DatePerformed = Field.Take(ref reader); break;
                case 15 when reader.ValueTextEquals("time_in_minutes"u8): row.Minutes = Field.Take(ref reader); break;
                case 18 when reader.ValueTextEquals("cost_rate_in_cents"u8): row.CostRate = Field.Take(ref reader); break;
                case 18 when reader.ValueTextEquals("currency_base_unit"u8): row.BaseUnit = Field.Take(ref reader); break;
                case 20 when reader.ValueTextEquals("active_submission_id"u8): row.ActiveSubmissionId = Field.Take(ref reader); break;
                case 20 when reader.ValueTextEquals("recent_submission_id"u8): row.RecentSubmissionId = Field.Take(ref reader); break;
                default:
                    reader.Read();
                    reader.Skip();
                    break;
            }
        }
    }
}
