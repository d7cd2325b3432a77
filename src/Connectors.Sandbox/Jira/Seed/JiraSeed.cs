using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A fresh site: the caller and six people, two projects, fourteen issues, twelve worklogs; everything lies before the clock's
/// start.</summary>
internal sealed class JiraSeed(JiraSite site)
{
    private const int Worklogs = 12;
    private readonly Random _random = site.Account.Random;
    private readonly DateTimeOffset _start = site.Now.AddDays(-20);
    private int _step;

    public void Fill()
    {
        var people = People();
        var first = Project(JiraSeedNames.Key(site.Account.Name), $"{site.Account.Name} delivery", people[0], isSoftware: true);
        var second = Project("OPS", "Operations", people[1], isSoftware: false);
        var issues = JiraSeedNames.Issues.Select(seed => seed.IsFirst ? (seed, first) : (seed, second)).ToArray();
        var ids = new List<string>();
        foreach (var (seed, project) in issues)
        {
            ids.Add(Issue(seed, project, seed.Parent is { } at ? ids[at] : null, people));
        }

        for (var number = 0; number < Worklogs; number++)
        {
            Worklog(ids[_random.Next(ids.Count)], people[_random.Next(people.Length)], number);
        }

        Settle(ids);
    }

    private string[] People()
    {
        var account = site.Account;
        Keep(JiraUsers.New(site.CallerId, "Connector", account.Options.UserName, site.Settings.TimeZone.Id));
        return [.. Enumerable.Range(1, 6).Select(number => Keep(JiraUsers.New(
            number == 6 ? $"712020:{new Guid(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1):D}" : JiraUsers.Id(account.Name, $"consultant{number}"),
            $"Consultant {number}", $"consultant{number}@example.com", JiraSeedNames.Zones[number % JiraSeedNames.Zones.Length],
            isHidden: number is 3 or 5)))];
    }

    private string Keep(JsonObject user)
    {
        var id = user["accountId"]!.GetValue<string>();
        site.Store.Save(JiraUsers.Collection, id, user);
        return id;
    }

    private StoredRecord Project(string key, string name, string lead, bool isSoftware) => JiraProjects.Add(site,
        JiraProjectRoutes.New(key, name, lead, $"Work of {name}.", isSoftware ? "software" : "business", "UNASSIGNED"));

    private string Issue(JiraSeedIssue seed, StoredRecord project, string? parent, string[] people)
    {
        var id = site.Store.NextId(JiraIssues.Collection, JiraIssues.FirstId);
        var created = Next();
        var isDone = seed.Status == JiraChoices.Done;
        var estimate = seed.Type == JiraChoices.Epic ? (long?)null : _random.Next(1, 11) * 7200L;
        var fields = new JsonObject
        {
            ["summary"] = seed.Summary, ["description"] = seed.Rich ? JiraSeedDocuments.Rich(people[0]) : JiraSeedDocuments.Plain(seed.Summary),
            ["issuetype"] = seed.Type, ["project"] = project.Id, ["status"] = seed.Status, ["statuscategorychangedate"] = created,
            ["priority"] = JiraChoices.Priorities[_random.Next(5)].Id, ["labels"] = new JsonArray([.. seed.Labels.Select(label => (JsonNode)label)]),
            ["assignee"] = seed.Status == JiraChoices.ToDo && _random.Next(3) == 0 ? null : people[_random.Next(people.Length)],
            ["reporter"] = people[_random.Next(people.Length)], ["creator"] = people[0], ["created"] = created, ["updated"] = created,
            ["resolution"] = isDone ? JiraChoices.Resolutions[0].Id : null, ["resolutiondate"] = isDone ? created : null,
            ["timeoriginalestimate"] = estimate, ["timeestimate"] = isDone ? 0 : estimate,
            ["duedate"] = seed.Type == JiraChoices.Epic ? null : site.Now.AddDays(_random.Next(3, 40)).ToString("yyyy-MM-dd"),
            ["customfield_10016"] = seed.Type == JiraChoices.Epic ? null : new[] { 1.0m, 2.0m, 3.0m, 5.0m, 8.0m }[_random.Next(5)],
            ["customfield_10019"] = $"0|i{id.PadLeft(5, '0')}:",
        };
        if (parent is not null)
        {
            fields["parent"] = parent;
        }

        site.Store.Save(JiraIssues.Collection, id, new()
        {
            ["id"] = id, ["key"] = JiraProjects.NextKey(site.Store, project), ["fields"] = fields, ["properties"] = new JsonObject(),
        });
        return id;
    }

    private void Worklog(string issueId, string author, int number)
    {
        var at = Next();
        JiraWorklogs.Add(site, issueId, author, new()
        {
            ["created"] = at, ["updated"] = at, ["started"] = JiraTime.Keep(JiraTime.Read(at).AddHours(-_random.Next(2, 30))),
            ["timeSpentSeconds"] = _random.Next(1, 17) * 1800L,
            ["comment"] = number % 4 == 0 ? null : JiraSeedDocuments.Plain(JiraSeedNames.Notes[number % JiraSeedNames.Notes.Count]),
            ["properties"] = new JsonObject(),
        });
    }

    /// <summary>Time spent, and last changes: parents before their children, whatever hangs on them.</summary>
    private void Settle(IEnumerable<string> ids)
    {
        foreach (var id in ids.OrderBy(id => JiraIssues.Fields(site.Store.Find(JiraIssues.Collection, id)!)["parent"] is not null))
        {
            var json = (JsonObject)site.Store.Find(JiraIssues.Collection, id)!.Json.DeepClone();
            var (fields, spent) = (json["fields"]!.AsObject(), JiraWorklogs.Spent(site.Store, id));
            fields["timespent"] = spent == 0 ? null : spent;
            if (fields["status"]!.GetValue<string>() != JiraChoices.ToDo)
            {
                fields["statuscategorychangedate"] = Next();
            }

            if (fields["resolution"] is not null)
            {
                fields["resolutiondate"] = fields["statuscategorychangedate"]!.DeepClone();
            }

            fields["updated"] = Next();
            site.Store.Save(JiraIssues.Collection, id, json);
        }
    }

    /// <summary>Stamps rise; the last of all lies days before the clock's start.</summary>
    private string Next() => JiraTime.Keep(_start.AddMinutes(300 * _step++).AddSeconds(_random.Next(1, 3600)).AddMilliseconds(_random.Next(1000)));
}
