using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>Kantata's answer to a list of time entries with users and workspaces: <c>results</c> gives order and membership, the maps the
/// objects. The same for the same seed.</summary>
internal static class TimeEntryPages
{
    private const int Users = 25;
    private const int Workspaces = 10;

    public static byte[] Make(int records, int seed) => PageText.Json(writer =>
    {
        var random = new Random(seed);
        writer.WriteStartObject();
        writer.WriteNumber("count", records * 7);
        writer.WriteStartArray("results");
        for (var number = 0; number < records; number++)
        {
            writer.WriteStartObject();
            writer.WriteString("key", "time_entries");
            writer.WriteString("id", Id(number));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartObject("time_entries");
        for (var number = 0; number < records; number++)
            Entry(writer, random, Id(number));
        writer.WriteEndObject();
        writer.WriteStartObject("meta");
        writer.WriteNumber("count", records * 7);
        writer.WriteNumber("page_count", 7);
        writer.WriteNumber("page_number", 1);
        writer.WriteNumber("page_size", records);
        writer.WriteEndObject();
        writer.WriteStartObject("users");
        for (var user = 0; user < Users; user++)
            User(writer, random, $"{12148575 + user}");
        writer.WriteEndObject();
        writer.WriteStartObject("workspaces");
        for (var workspace = 0; workspace < Workspaces; workspace++)
            Workspace(writer, random, $"{28370425 + workspace}");
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static string Id(int number) => $"{1785362865L + number * 3}";

    private static void Entry(Utf8JsonWriter writer, Random random, string id)
    {
        var date = PageText.Date(random);
        var submission = random.Next(3) == 0 ? null : $"{8811 + random.Next(400)}";
        writer.WriteStartObject(id);
        writer.WriteString("id", id);
        writer.WriteString("created_at", $"{date}T{PageText.Time(random)}-08:00");
        writer.WriteString("updated_at", $"{date}T{PageText.Time(random)}-08:00");
        writer.WriteString("date_performed", date);
        writer.WriteNumber("time_in_minutes", random.Next(1, 33) * 15);
        writer.WriteBoolean("billable", random.Next(4) != 0);
        writer.WriteString("notes", random.Next(8) == 0 ? null : PageText.Some(random, 6) + (random.Next(10) == 0 ? "\n\"next\"" : ""));
        writer.WriteNumber("rate_in_cents", random.Next(80, 240) * 100 + 50);
        writer.WriteNumber("cost_rate_in_cents", random.Next(40, 120) * 100);
        writer.WriteString("currency", random.Next(4) == 0 ? "EUR" : "USD");
        writer.WriteString("currency_symbol", "$");
        writer.WriteNumber("currency_base_unit", 100);
        writer.WriteBoolean("user_can_edit", false);
        writer.WriteBoolean("approved", random.Next(2) == 0);
        writer.WriteBoolean("taxable", false);
        writer.WriteBoolean("is_invoiced", random.Next(5) == 0);
        writer.WriteNull("location");
        writer.WriteString("story_id", random.Next(6) == 0 ? null : $"{548635725 + random.Next(900)}");
        writer.WriteString("workspace_id", $"{28370425 + random.Next(Workspaces)}");
        writer.WriteString("user_id", $"{12148575 + random.Next(Users)}");
        writer.WriteString("role_id", $"{20331 + random.Next(12)}");
        writer.WriteString("active_submission_id", submission);
        writer.WriteString("recent_submission_id", submission);
        writer.WriteEndObject();
    }

    private static void User(Utf8JsonWriter writer, Random random, string id)
    {
        writer.WriteStartObject(id);
        writer.WriteString("id", id);
        writer.WriteString("full_name", PageText.Some(random, 2));
        writer.WriteString("email_address", $"person{id}@example.com");
        writer.WriteString("headline", "Consultant");
        writer.WriteString("photo_path", "https://app.example.com/images/default_profile_photo/default.png");
        writer.WriteBoolean("disabled", false);
        writer.WriteNumber("account_id", 6300575);
        writer.WriteEndObject();
    }

    private static void Workspace(Utf8JsonWriter writer, Random random, string id)
    {
        writer.WriteStartObject(id);
        writer.WriteString("id", id);
        writer.WriteString("title", PageText.Some(random, 3));
        writer.WriteNumber("account_id", 6300575);
        writer.WriteBoolean("archived", false);
        writer.WriteString("start_date", "2026-11-02");
        writer.WriteString("due_date", "");
        writer.WriteString("currency", "USD");
        writer.WriteString("price", "$50,000");
        writer.WriteNumber("price_in_cents", 5_000_000);
        writer.WriteStartObject("status");
        writer.WriteString("color", "green");
        writer.WriteNumber("key", 310);
        writer.WriteString("message", "In Progress");
        writer.WriteEndObject();
        writer.WriteString("created_at", "2026-11-01T06:54:21-08:00");
        writer.WriteString("updated_at", "2026-11-12T16:10:02-08:00");
        writer.WriteEndObject();
    }
}
