using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>Jira's answer to a search for issues with all fields: avatars, empty custom fields, a description as a document. The same for the same
/// seed.</summary>
internal static class IssuePages
{
    private const string Site = "https://acme.atlassian.net/rest/api/3";
    private const int EmptyFields = 25;
    private static readonly string[] Kinds = ["Task", "Story", "Bug", "Epic", "Sub-task", "Change"];
    private static readonly string[] Priorities = ["Highest", "High", "Medium", "Low", "Lowest"];
    private static readonly (string Name, string Category, int Id)[] Statuses =
        [("To Do", "new", 2), ("In Progress", "indeterminate", 4), ("In Review", "indeterminate", 4), ("Done", "done", 3)];

    public static byte[] Make(int records, int seed) => PageText.Json(writer =>
    {
        var random = new Random(seed);
        writer.WriteStartObject();
        writer.WriteStartArray("issues");
        for (var number = 0; number < records; number++)
            Issue(writer, random, number);
        writer.WriteEndArray();
        writer.WriteString("nextPageToken", "Ch0jU3RyaW5nJlFVTk5SUT09JUludCZOVEE9EDIYlpLf");
        writer.WriteBoolean("isLast", false);
        writer.WriteEndObject();
    });

    private static void Issue(Utf8JsonWriter writer, Random random, int number)
    {
        writer.WriteStartObject();
        writer.WriteString("expand", "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations");
        writer.WriteString("id", $"{10001 + number}");
        writer.WriteString("self", $"{Site}/issue/{10001 + number}");
        writer.WriteString("key", $"ACME-{number + 1}");
        writer.WriteStartObject("fields");
        Fields(writer, random);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter writer, Random random)
    {
        var status = Statuses[random.Next(Statuses.Length)];
        int? spent = random.Next(3) == 0 ? null : random.Next(1, 60) * 900;
        writer.WriteString("statuscategorychangedate", Stamp(random));
        Kind(writer, Kinds[random.Next(Kinds.Length)]);
        if (random.Next(3) == 0)
            Parent(writer, random);
        Number(writer, "timespent", spent);
        Project(writer, random.Next(5));
        writer.WriteStartArray("fixVersions");
        writer.WriteEndArray();
        Number(writer, "aggregatetimespent", spent);
        writer.WriteNull("resolution");
        for (var field = 0; field < EmptyFields; field++)
            writer.WriteNull($"customfield_{10030 + field}");
        writer.WriteString("resolutiondate", status.Category == "done" ? Stamp(random) : null);
        writer.WriteNumber("workratio", -1);
        writer.WriteString("lastViewed", Stamp(random));
        writer.WriteString("created", Stamp(random));
        Named(writer, "priority", "3", Priorities[random.Next(Priorities.Length)], "/images/icons/priorities/medium_new.svg");
        writer.WriteStartArray("labels");
        writer.WriteStringValue("psa");
        writer.WriteEndArray();
        Number(writer, "timeestimate", random.Next(2) == 0 ? null : 14400);
        Number(writer, "aggregatetimeoriginalestimate", 28800);
        if (random.Next(5) == 0)
            writer.WriteNull("assignee");
        else
            Person(writer, random, "assignee");
        writer.WriteString("updated", Stamp(random));
        Status(writer, status);
        writer.WriteStartArray("components");
        writer.WriteEndArray();
        Number(writer, "timeoriginalestimate", random.Next(2) == 0 ? null : random.Next(1, 9) * 3600);
        if (random.Next(8) == 0)
            writer.WriteNull("description");
        else
            IssueDocument.Write(writer, random, "description");
        writer.WriteString("summary", PageText.Some(random, 6));
        Person(writer, random, "creator");
        writer.WriteStartArray("subtasks");
        writer.WriteEndArray();
        Person(writer, random, "reporter");
        writer.WriteNull("environment");
        writer.WriteString("duedate", random.Next(2) == 0 ? null : PageText.Date(random));
        writer.WriteString("customfield_10019", "0|i00007:");
        writer.WriteNumber("customfield_10016", 3.5m);
    }

    private static void Kind(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject("issuetype");
        writer.WriteString("self", $"{Site}/issuetype/10001");
        writer.WriteString("id", "10001");
        writer.WriteString("description", "A small, distinct piece of work.");
        writer.WriteString("iconUrl", "https://acme.atlassian.net/rest/api/2/universal_avatar/view/type/issuetype/avatar/10318?size=medium");
        writer.WriteString("name", name);
        writer.WriteBoolean("subtask", name == "Sub-task");
        writer.WriteNumber("avatarId", 10318);
        writer.WriteNumber("hierarchyLevel", 0);
        writer.WriteEndObject();
    }

    private static void Parent(Utf8JsonWriter writer, Random random)
    {
        writer.WriteStartObject("parent");
        writer.WriteString("id", $"{10001 + random.Next(1000)}");
        writer.WriteString("key", "ACME-7");
        writer.WriteString("self", $"{Site}/issue/10007");
        writer.WriteStartObject("fields");
        writer.WriteString("summary", PageText.Some(random, 4));
        Status(writer, Statuses[1]);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Project(Utf8JsonWriter writer, int number)
    {
        writer.WriteStartObject("project");
        writer.WriteString("self", $"{Site}/project/{10000 + number}");
        writer.WriteString("id", $"{10000 + number}");
        writer.WriteString("key", $"ACME{number}");
        writer.WriteString("name", $"Acme rollout {number}");
        writer.WriteString("projectTypeKey", "software");
        writer.WriteBoolean("simplified", true);
        Avatars(writer, $"https://acme.atlassian.net/rest/api/3/universal_avatar/view/type/project/avatar/{10400 + number}");
        writer.WriteEndObject();
    }

    private static void Person(Utf8JsonWriter writer, Random random, string name)
    {
        var number = random.Next(40);
        writer.WriteStartObject(name);
        writer.WriteString("self", $"{Site}/user?accountId=5b10a2844c20165700ede2{number:D2}");
        writer.WriteString("accountId", $"5b10a2844c20165700ede2{number:D2}");
        writer.WriteString("emailAddress", $"person{number}@example.com");
        Avatars(writer, $"https://avatar-management--avatars.us-west-2.prod.public.atl-paas.net/5b10a2844c20165700ede2{number:D2}/1f4c7a10");
        writer.WriteString("displayName", $"Mia Müller {number}");
        writer.WriteBoolean("active", true);
        writer.WriteString("timeZone", "Europe/Berlin");
        writer.WriteString("accountType", "atlassian");
        writer.WriteEndObject();
    }

    private static void Avatars(Utf8JsonWriter writer, string address)
    {
        writer.WriteStartObject("avatarUrls");
        foreach (var size in (int[])[48, 24, 16, 32])
            writer.WriteString($"{size}x{size}", $"{address}?size={size}");
        writer.WriteEndObject();
    }

    private static void Status(Utf8JsonWriter writer, (string Name, string Category, int Id) status)
    {
        writer.WriteStartObject("status");
        writer.WriteString("self", $"{Site}/status/10002");
        writer.WriteString("description", "This issue is being actively worked on at the moment by the assignee.");
        writer.WriteString("iconUrl", "https://acme.atlassian.net/images/icons/statuses/inprogress.png");
        writer.WriteString("name", status.Name);
        writer.WriteString("id", "10002");
        writer.WriteStartObject("statusCategory");
        writer.WriteString("self", $"{Site}/statuscategory/{status.Id}");
        writer.WriteNumber("id", status.Id);
        writer.WriteString("key", status.Category);
        writer.WriteString("colorName", "yellow");
        writer.WriteString("name", status.Name);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Named(Utf8JsonWriter writer, string member, string id, string name, string icon)
    {
        writer.WriteStartObject(member);
        writer.WriteString("self", $"{Site}/{member}/{id}");
        writer.WriteString("iconUrl", "https://acme.atlassian.net" + icon);
        writer.WriteString("name", name);
        writer.WriteString("id", id);
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }

    private static string Stamp(Random random) => $"{PageText.Date(random)}T{PageText.Time(random)}.{random.Next(1000):D3}+0100";
}
