using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Invented contents of an account, the same for the same seed.</summary>
internal sealed class KantataSeed(SandboxAccount account)
{
    private static readonly string[] Roles = ["Senior Consultant", "Consultant", "Architect", "Project Manager"];

    /// <summary>One project in euros and one in yen: their clients are not set up for these currencies elsewhere, which somebody has to
    /// notice.</summary>
    private static readonly string[] Currencies = ["USD", "USD", "USD", "USD", "EUR", "USD", "JPY", "USD"];

    private static readonly string[] Notes = ["Design workshop", "Build \"interface\"", "Review\nand tests", "Größe geprüft", "Data migration", ""];
    private readonly Random _random = account.Random;
    private readonly RecordStore _store = account.Store;
    private DateTimeOffset _at = account.Clock.Now.AddDays(-20);

    public void Fill()
    {
        var roles = Roles.Select(name => Put("roles", new() { ["name"] = name })).ToArray();
        var users = Enumerable.Range(1, 8).Select(number => Put("users", User(number, Pick(roles)))).ToArray();
        var groups = Enumerable.Range(1, 6).Select(number => Put("workspace_groups", Group(number))).ToArray();
        var workspaces = Enumerable.Range(1, 8).Select(number => Put("workspaces", Workspace(number, Pick(groups)))).ToArray();
        var stories = workspaces.SelectMany(workspace => Enumerable.Range(1, 3).Select(number => Put("stories", Story(number, workspace)))).ToArray();
        for (var number = 0; number < account.Options.TimeEntries; number++)
        {
            Put("time_entries", TimeEntry(Pick(stories), Pick(users), Pick(roles)));
        }

        for (var number = 0; number < account.Options.TimeEntries / 10; number++)
        {
            Put("expenses", Expense(Pick(workspaces), Pick(users)));
        }

        // Last and without chance, so that everything else is the same as it would be without.
        foreach (var user in users)
        {
            KantataMemberships.Add(_store, user, "collaborator", billRate: 14_000, costRate: 7_000, role: null);
        }
    }

    private static JsonObject User(int number, string role) => new()
    {
        ["full_name"] = $"Consultant {number}", ["photo_path"] = null, ["email_address"] = $"consultant{number}@example.com", ["headline"] = "",
        ["account_id"] = 6_300_575,
        ["disabled"] = false, ["account_permission"] = "collaborator", ["@role_id"] = role,
    };

    private static JsonObject Group(int number)
    {
        var group = new JsonObject();
        KantataShapes.WorkspaceGroup(group);
        group["name"] = $"Client {number} {(number % 2 == 0 ? "GmbH" : "Ltd")}";
        group["company"] = true;
        group["website"] = $"https://client{number}.example.com";
        return group;
    }

    private JsonObject Workspace(int number, string group)
    {
        var workspace = new JsonObject();
        KantataShapes.Workspace(workspace);
        KantataShapes.Currency(workspace, Currencies[number - 1]);
        workspace["title"] = $"Engagement {number}";
        workspace["status"] = KantataShapes.Status(_random.Next(3) switch { 0 => "130", 1 => "300", _ => "310" });
        workspace["start_date"] = number % 3 == 0 ? "" : "2026-09-01";
        workspace["archived"] = number == 8;
        workspace["@workspace_group_ids"] = new JsonArray(group);
        workspace["@primary_workspace_group_id"] = group;
        return workspace;
    }

    private static JsonObject Story(int number, string workspace)
    {
        var story = new JsonObject();
        KantataShapes.Story(story);
        story["title"] = $"Task {number}";
        story["state"] = "started";
        story["position"] = 100_000_000 + number;
        story["time_estimate_in_minutes"] = 480;
        story["workspace_id"] = workspace;
        return story;
    }

    private JsonObject TimeEntry(string story, string user, string role)
    {
        var workspace = _store.Find("stories", story)!.Json["workspace_id"]!.ToString();
        var minutes = _random.Next(3, 97) * 5;
        var entry = new JsonObject
        {
            ["location"] = null, ["date_performed"] = _at.ToString("yyyy-MM-dd"), ["time_in_minutes"] = minutes,
            ["billable"] = _random.Next(100) < 85,
            ["notes"] = Notes[_random.Next(Notes.Length)],
        };
        Money(entry, workspace);
        entry["rate_in_cents"] = (100 + (_random.Next(10) * 10)) * 100;
        entry["cost_rate_in_cents"] = 7_000;
        entry["user_can_edit"] = false;
        entry["approved"] = _random.Next(100) < 75;
        entry["taxable"] = false;
        entry["is_invoiced"] = _random.Next(100) < 10;
        entry["story_id"] = story;
        entry["workspace_id"] = workspace;
        entry["user_id"] = user;
        entry["active_submission_id"] = null;
        entry["recent_submission_id"] = null;
        entry["@role_id"] = role;
        return entry;
    }

    private JsonObject Expense(string workspace, string user)
    {
        var expense = new JsonObject { ["date"] = _at.ToString("yyyy-MM-dd"), ["notes"] = "Train", ["category"] = "Travel",
            ["amount_in_cents"] = _random.Next(100, 90_000) };
        Money(expense, workspace);
        expense["user_can_edit"] = false;
        expense["is_invoiced"] = false;
        expense["is_billable"] = true;
        expense["taxable"] = false;
        expense["reimbursable"] = true;
        expense["foreign_exchange_amount"] = new JsonObject();
        expense["story_id"] = null;
        expense["workspace_id"] = workspace;
        expense["user_id"] = user;
        expense["active_submission_id"] = null;
        expense["recent_submission_id"] = null;
        return expense;
    }

    private void Money(JsonObject record, string workspace)
    {
        var currency = _store.Find("workspaces", workspace)!.Json["currency"]!.ToString();
        KantataShapes.Currency(record, currency);
    }

    /// <summary>Stamps rise in whole seconds, and several records share one.</summary>
    private string Put(string collection, JsonObject record)
    {
        _at = _random.Next(3) == 0 ? _at : _at.AddSeconds(_random.Next(1, Step));
        var id = _store.NextId(collection, KantataFields.FirstId(collection));
        record["created_at"] = KantataCall.Stamp(account, _at);
        record["updated_at"] = KantataCall.Stamp(account, _at);
        if (record.ContainsKey("assignment_timestamped_at"))
        {
            record["assignment_timestamped_at"] = KantataCall.Stamp(account, _at);
        }

        record["id"] = id;
        _store.Save(collection, id, record);
        return id;
    }

    /// <summary>However many records there are, all stamps lie before the clock's start.</summary>
    private int Step => Math.Max(2, 19 * 24 * 3600 / (account.Options.TimeEntries + 100));

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
