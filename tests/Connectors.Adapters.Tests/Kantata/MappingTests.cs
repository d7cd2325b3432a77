using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Kantata.Tests;

public sealed class MappingTests
{
    [TestCase("time_entries", 228)]
    [TestCase("expenses", 11)]
    [TestCase("invoices", 63)]
    [TestCase("workspaces", 25)]
    [TestCase("workspace_groups", 21)]
    [TestCase("stories", 26)]
    [TestCase("users", 0)]
    public void Every_recorded_record_is_mapped(string vendorObject, int count)
    {
        var mapped = MappedPages.Recorded(vendorObject);
        Assert.Multiple(() =>
        {
            Assert.That(mapped, Has.Count.EqualTo(count));
            Assert.That(mapped.SelectMany(record => record.Mapped.Faults.Select(fault => $"{record.Source.Key}: {fault}")), Is.Empty);
        });
    }

    [Test]
    public void Every_recorded_record_keeps_its_contract_and_its_typed_form_is_the_same_text() => Assert.Multiple(() =>
    {
        Typed<TimeEntry>("time_entries");
        Typed<ExpenseItem>("expenses");
        Typed<Invoice>("invoices");
        Typed<Project>("workspaces");
        Typed<Customer>("workspace_groups");
        Typed<WorkItem>("stories");
    });

    [Test]
    public void Every_recorded_amount_is_the_vendors_integer_with_the_point_moved() => Assert.Multiple(() =>
    {
        Amounts("time_entries", ("rate_in_cents", "billRate"), ("cost_rate_in_cents", "costRate"));
        Amounts("expenses", ("amount_in_cents", "amount"));
        Amounts("invoices", ("balance_in_cents", "total"));
        Amounts("workspaces", ("price_in_cents", "budget.amount"), ("budget_used_in_cents", "used.amount"), ("total_expenses_in_cents", "used.expense"));
    });

    [Test]
    public void Every_recorded_duration_is_the_vendors_minutes_in_seconds()
    {
        var minutes = 0L;
        foreach (var (source, mapped) in MappedPages.Recorded("time_entries"))
        {
            var vendor = JsonDocument.Parse(source.Json).RootElement.GetProperty("time_in_minutes").GetInt64();
            Assert.That(MappedPages.Json(mapped).GetProperty("duration").GetInt64(), Is.EqualTo(vendor * 60), $"{source.Key}");
            minutes += vendor;
        }

        Assert.That(minutes, Is.Positive);
    }

    [Test]
    public void Empty_texts_and_nulls_of_recorded_projects_are_absent()
    {
        var projects = MappedPages.Recorded("workspaces").Select(record => MappedPages.Json(record.Mapped)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(projects.Count(project => project.TryGetProperty("plannedStart", out _)), Is.EqualTo(16));
            Assert.That(projects.Count(project => project.TryGetProperty("plannedEnd", out _)), Is.EqualTo(1));
            Assert.That(projects.Count(project => project.TryGetProperty("budget", out _)), Is.EqualTo(7), "18 of 25 are unbudgeted.");
            Assert.That(projects.Count(project => project.TryGetProperty("notes", out _)), Is.EqualTo(1));
            Assert.That(
                MappedPages.Recorded("workspaces").Count(record => record.Mapped.Value!.State == RecordState.Archived), Is.EqualTo(1));
        });
    }

    [Test]
    public void Recorded_codes_are_those_of_the_tables()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Codes("invoices", "status"), Is.EqualTo(new[] { "issued 5", "paid 52", "void 6" }));
            Assert.That(Codes("workspaces", "status"), Is.EqualTo(new[] { "active 20", "planned 5" }));
            Assert.That(Codes("workspaces", "billing"), Is.EqualTo(new[] { "fixedPrice 22", "timeMaterials 3" }));
            Assert.That(Codes("stories", "status"), Is.EqualTo(new[] { "done 11", "inProgress 14", "todo 1" }));
            Assert.That(Codes("stories", "kind"), Is.EqualTo(new[] { "deliverable 1", "milestone 8", "task 17" }));
            Assert.That(Codes("workspace_groups", "lifecycle"), Is.EqualTo(new[] { "customer 19", "unknown 2" }), "A group that is no company is kept.");
            Assert.That(Codes("time_entries", "status"), Is.EqualTo(new[] { "locked 228" }));
            Assert.That(Codes("time_entries", "billing"), Is.EqualTo(new[] { "invoiced 228" }));
        });
    }

    [TestCase("\"approved\":true,\"is_invoiced\":true", "approved")]
    [TestCase("\"approved\":false,\"active_submission_id\":\"8811\"", "submitted")]
    [TestCase("\"approved\":false,\"active_submission_id\":null,\"recent_submission_id\":\"8812\"", "rejected")]
    [TestCase("\"approved\":false,\"recent_submission_id\":8813", "recalled")]
    [TestCase("\"approved\":false,\"recent_submission_id\":\"8899\"", "draft")]
    [TestCase("\"is_invoiced\":true", "locked")]
    [TestCase("\"approved\":null", "draft")]
    public void The_status_of_a_time_entry_is_told_by_its_approval_and_submissions(string members, string code)
    {
        const string Submissions = """
            "timesheet_submissions":{"8812":{"id":"8812","status":"rejected"},"8813":{"id":"8813","status":"cancelled"}}
            """;
        var entry = MappedPages.Json(MappedPages.One("time_entries", TimeEntry(members), Submissions));
        Assert.That(entry.GetProperty("status").GetProperty("code").GetString(), Is.EqualTo(code));
    }

    [TestCase("JPY", 1, 14000, "14000")]
    [TestCase("USD", 100, 14000, "140.00")]
    [TestCase("USD", 100, 14001, "140.01")]
    [TestCase("KWD", 1000, 14001, "14.001")]
    [TestCase("USD", 100, -1, "-0.01")]
    public void Money_is_divided_by_the_unit_that_the_record_states(string currency, int unit, int minor, string amount)
    {
        var entry = MappedPages.Json(MappedPages.One(
            "time_entries", TimeEntry($"\"rate_in_cents\":{minor},\"currency\":\"{currency}\",\"currency_base_unit\":{unit}")));
        Assert.That(entry.GetProperty("billRate").GetRawText(), Is.EqualTo($$"""{"amount":"{{amount}}","currency":"{{currency}}"}"""));
    }

    [Test]
    public void All_faults_of_a_record_are_told_and_none_shows_a_note()
    {
        var mapped = MappedPages.One(
            "time_entries", """{"id":"1","date_performed":"yesterday","time_in_minutes":"a lot","rate_in_cents":"12,3","currency":"USD","currency_base_unit":100,"notes":"Dana Ito"}""");
        Assert.Multiple(() =>
        {
            Assert.That(mapped.IsSuccess, Is.False);
            Assert.That(
                mapped.Faults.Select(fault => fault.Path), Is.SupersetOf(new[] { "/date_performed", "/time_in_minutes", "/rate_in_cents", "/user_id", "/workspace_id" }));
            Assert.That(mapped.Faults.Select(fault => fault.Message), Has.None.Contains("Dana"));
        });
    }

    [Test]
    public void A_record_without_id_is_refused_by_its_key_and_one_that_the_map_lacks_by_name()
    {
        var page = KantataPage.Read("""{"results":[{"key":"users","id":"5"},{"key":"users","id":"6"}],"users":{"5":{"full_name":"x"}}}"""u8.ToArray(), "users");
        var mapping = MappedPages.For("users");
        var outcomes = page.Records.Select(record => mapping.Read(record, page.Related, "psa")).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(outcomes[0].Faults.Select(fault => fault.Rule), Is.EqualTo(new[] { "key" }));
            Assert.That(outcomes[1].IsSuccess, Is.False);
            Assert.That(page.Records[1].Key.Id, Is.EqualTo("6"));
        });
    }

    [Test]
    public void A_user_is_a_named_resource_with_the_address_that_people_are_matched_by()
    {
        var user = MappedPages.One(
            "users", """{"id":"1","full_name":"Dana Ito","email_address":"dana@example.com","disabled":true,"role_id":"20331","account_membership_id":"4455"}""",
            """ "roles":{"20331":{"id":"20331","name":"Consultant"} },"account_memberships":{"4455":{"id":"4455","cost_rate_in_cents":7050,"bill_rate_in_cents":null} } """);
        Assert.Multiple(() =>
        {
            Assert.That(MappedPages.Json(user).GetProperty("primaryRole").GetProperty("display").GetString(), Is.EqualTo("Consultant"));
            Assert.That(MappedPages.Json(user).GetProperty("ext").GetProperty("x:email").GetProperty("v").GetString(), Is.EqualTo("dana@example.com"));
            Assert.That(user.Value!.State, Is.EqualTo(RecordState.Archived));
            Assert.That(user.Value!.As<Resource>().Name, Is.EqualTo("Dana Ito"));
            Assert.That(user.Value!.As<Resource>().CostRates.Single().Amount, Is.EqualTo(new Money(70.50m, "USD")));
            Assert.That(user.Value!.As<Resource>().BillRates, Is.Empty);
        });
    }

    [Test]
    public void A_story_budget_has_the_currency_of_the_workspace_that_travels_along()
    {
        const string Story = """{"id":"1","title":"t","story_type":"task","state":"new state","workspace_id":"7","budget_estimate_in_cents":5000}""";
        var alone = MappedPages.Json(MappedPages.One("stories", Story));
        var along = MappedPages.Json(MappedPages.One("stories", Story, """ "workspaces":{"7":{"id":"7","currency":"JPY","currency_base_unit":1,"title":"Engagement"} } """));
        Assert.Multiple(() =>
        {
            Assert.That(alone.TryGetProperty("budget", out _), Is.False);
            Assert.That(along.GetProperty("budget").GetRawText(), Is.EqualTo("""{"amount":"5000","currency":"JPY"}"""));
            Assert.That(along.GetProperty("project").GetProperty("display").GetString(), Is.EqualTo("Engagement"));
            Assert.That(along.GetProperty("status").GetRawText(), Is.EqualTo("""{"code":"unknown","raw":"new state","system":"kantata"}"""));
        });
    }

    [Test]
    public void A_tenants_overlay_changes_words_and_reaches_custom_fields_of_the_project()
    {
        const string Overlay = """
            { "overlay": "kantata.time_entries", "base": "1.x", "layer": "tenant",
              "fields": { "note": { "join": ["story.title", "notes"], "with": ": ", "access": "read" }, "x:costCentre": { "copy": "workspace.custom.4711" } },
              "values": { "billable": { "false": "noCharge" } } }
            """;
        const string Along = """
            "stories":{"3":{"id":"3","title":"Build"} },"workspaces":{"7":{"id":"7"} },
            "custom_field_values":{"9":{"id":"9","subject_type":"workspace","subject_id":7,"custom_field_id":"4711","value":"CC-1"} }
            """;
        var entry = MappedPages.Json(MappedPages.One("time_entries", TimeEntry("\"story_id\":\"3\",\"billable\":false,\"notes\":\"Design\""), Along, Overlay));
        Assert.Multiple(() =>
        {
            Assert.That(entry.GetProperty("note").GetString(), Is.EqualTo("Build: Design"));
            Assert.That(entry.GetProperty("ext").GetProperty("x:costCentre").GetProperty("v").GetString(), Is.EqualTo("CC-1"));
            Assert.That(entry.GetProperty("billable").GetProperty("code").GetString(), Is.EqualTo("noCharge"));
        });
    }

    private static string TimeEntry(string members)
    {
        var given = members.Split(',').Select(member => member.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        string[] rest =
        [
            "\"id\":\"1\"", "\"workspace_id\":\"7\"", "\"user_id\":\"12148575\"", "\"date_performed\":\"2026-11-19\"", "\"time_in_minutes\":90", "\"billable\":true",
        ];
        return $"{{{string.Join(',', rest.Where(member => !given.Contains(member.Split(':')[0])).Append(members))}}}";
    }

    private static void Typed<T>(string vendorObject)
        where T : class, IEntity
    {
        foreach (var (source, mapped) in MappedPages.Recorded(vendorObject))
        {
            var text = Encoding.UTF8.GetString(mapped.Value!.Json.Span);
            Assert.That(Encoding.UTF8.GetString(CanonicalJson.ToJson(mapped.Value!.As<T>())), Is.EqualTo(text), $"{source.Key}");
        }
    }

    private static void Amounts(string vendorObject, params (string Vendor, string Canonical)[] fields)
    {
        var compared = 0;
        foreach (var (source, mapped) in MappedPages.Recorded(vendorObject))
        {
            var (vendor, canonical) = (JsonDocument.Parse(source.Json).RootElement, MappedPages.Json(mapped));
            foreach (var (from, to) in fields)
            {
                var minor = vendor.GetProperty(from);
                var found = At(canonical, to);
                if (minor.ValueKind == JsonValueKind.Null)
                {
                    Assert.That(found, Is.Null, $"{source.Key} {from}");
                    continue;
                }

                // The recorded currency is USD throughout: two digits behind the point, by moving characters and not by arithmetic.
                var digits = minor.GetRawText().PadLeft(3, '0');
                Assert.That(found!.Value.GetProperty("amount").GetString(), Is.EqualTo($"{digits[..^2]}.{digits[^2..]}"), $"{source.Key} {from}");
                Assert.That(found.Value.GetProperty("currency").GetString(), Is.EqualTo("USD"));
                compared++;
            }
        }

        Assert.That(compared, Is.Positive);
    }

    private static JsonElement? At(JsonElement record, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (!record.TryGetProperty(name, out record))
            {
                return null;
            }
        }

        return record;
    }

    private static IEnumerable<string> Codes(string vendorObject, string field) => MappedPages.Recorded(vendorObject)
        .GroupBy(record => MappedPages.Json(record.Mapped).GetProperty(field).GetProperty("code").GetString(), StringComparer.Ordinal)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count()}"))
        .Order(StringComparer.Ordinal);
}
