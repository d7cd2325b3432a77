using System.Text;
using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Kantata.Tests;

/// <summary>Canonical records as Kantata takes them.</summary>
public sealed class OutboundTests
{
    [Test]
    public void A_customer_becomes_a_company() => Assert.That(
        Write("customer", """{"name":"Northwind Inc","kind":{"code":"organization"},"status":{"code":"active"},"billTo":{"raw":"Main St 1"},"emails":[{"address":"a@example.com"}],"website":"https://northwind.example"}"""),
        Is.EqualTo("""{"name":"Northwind Inc","address":"Main St 1","email":"a@example.com","website":"https://northwind.example","company":true}"""));

    [Test]
    public void A_project_is_budgeted_in_main_units_and_joins_its_customer() => Assert.That(
        Write("project", $$"""
            {"name":"Rollout","customer":{{Reference("salesforce", "Account", "001A")}},"status":{"code":"planned"},"billing":{"code":"timeMaterials"},
             "plannedStart":"2026-12-01","plannedEnd":"2027-03-31","currency":"USD","budget":{"amount":{"amount":"50000.10","currency":"USD"} } }
            """),
        Is.EqualTo("""{"title":"Rollout","workspace_group_ids":["2551145"],"start_date":"2026-12-01","due_date":"2027-03-31","creator_role":"maven","currency":"USD","budgeted":true,"price":"50000.1","stories_are_fixed_fee_by_default":false}"""));

    [Test]
    public void A_project_without_budget_says_nothing_about_money_and_an_unmapped_way_of_billing_stays_the_vendors_default() => Assert.That(
        Write("project", """{"name":"Rollout","status":{"code":"planned"},"billing":{"code":"retainer"},"currency":"JPY"}"""),
        Is.EqualTo("""{"title":"Rollout","creator_role":"maven","currency":"JPY"}"""));

    [Test]
    public void A_resource_is_invited_with_its_address_and_its_cost_in_cents() => Assert.That(
        Write("resource", Dana),
        Is.EqualTo("""{"full_name":"Dana Ito","cost_rate_in_cents":8500,"email_address":"dana@example.com","permission":"collaborator"}"""));

    [Test]
    public void A_rate_in_another_currency_than_the_accounts_is_refused_and_a_tenant_says_which_it_is()
    {
        const string Overlay = """
            { "overlay": "kantata.users", "base": "1.x", "layer": "tenant",
              "fields": { "costRates[0].amount": { "money": { "read": "membership.cost_rate_in_cents", "write": "cost_rate_in_cents" }, "currency": { "constant": "EUR" }, "minor": 100 } },
              "write": { "permission": { "constant": "punch_clock" }, "default_role_id": { "constant": "20331" } } }
            """;
        var euros = Record("resource", Dana.Replace("USD", "EUR", StringComparison.Ordinal));
        var refused = MappedPages.WriterOf("resource").Write(euros, Keys);
        var written = MappedPages.WriterOf("resource", Overlay).Write(euros, Keys);
        Assert.Multiple(() =>
        {
            Assert.That(refused.Faults.Select(fault => (fault.Kind, fault.Path)), Is.EqualTo(new[] { (FaultKind.TargetInvalid, "/costRates/0/amount/currency") }));
            Assert.That(refused.Faults.Select(fault => fault.Message), Has.None.Contains("85"));
            Assert.That(
                Encoding.UTF8.GetString(written.Value.Span),
                Is.EqualTo("""{"full_name":"Dana Ito","cost_rate_in_cents":8500,"email_address":"dana@example.com","permission":"punch_clock","default_role_id":"20331"}"""));
        });
    }

    [Test]
    public void A_reference_that_the_vendor_does_not_know_stops_the_write()
    {
        var written = MappedPages.WriterOf("project").Write(
            Record("project", $$"""{"name":"x","customer":{{Reference("salesforce", "Account", "001B")}},"status":{"code":"planned"},"billing":{"code":"mixed"},"currency":"USD"}"""), Keys);
        Assert.That(written.Faults.Select(fault => (fault.Kind, fault.Path)), Is.EqualTo(new[] { (FaultKind.MissingReference, "/customer") }));
    }

    [Test]
    public void A_task_speaks_the_vendors_states_and_priorities() => Assert.That(
        Write("task", $$"""
            {"project":{{Reference("jira", "projects", "10000")}},"title":"Build","description":{"format":{"code":"plain"},"body":"text"},"kind":{"code":"task"},
             "status":{"code":"blocked"},"priority":{"code":"medium"},"due":"2026-12-01","estimate":28800,"billable":true}
            """),
        Is.EqualTo("""{"workspace_id":"28370425","title":"Build","description":"text","state":"needs info","due_date":"2026-12-01","time_estimate_in_minutes":480,"billable":true,"story_type":"task","priority":"normal"}"""));

    [Test]
    public void A_time_entry_is_written_in_minutes_without_rates_and_status() => Assert.That(
        Write("timeEntry", $$"""
            {"resource":{{Reference("jira", "users", "u1")}},"project":{{Reference("jira", "projects", "10000")}},"workDate":"2026-11-19","duration":5400,"kind":{"code":"work"},
             "billable":{"code":"nonBillable"},"billRate":{"amount":"140.00","currency":"USD"},"status":{"code":"approved"},"billing":{"code":"unbilled"},"note":"Design"}
            """),
        Is.EqualTo("""{"user_id":"12148575","workspace_id":"28370425","date_performed":"2026-11-19","time_in_minutes":90,"billable":false,"notes":"Design"}"""));

    [Test]
    public void Seconds_that_make_no_whole_minute_are_refused_and_not_rounded()
    {
        var written = MappedPages.WriterOf("timeEntry").Write(
            Record("timeEntry", $$"""{"resource":{{Reference("jira", "users", "u1")}},"project":{{Reference("jira", "projects", "10000")}},"workDate":"2026-11-19","duration":5401,"kind":{"code":"work"},"billable":{"code":"billable"},"status":{"code":"draft"},"billing":{"code":"unbilled"} }"""), Keys);
        Assert.That(written.Faults.Select(fault => fault.Path), Is.EqualTo(new[] { "/duration" }));
    }

    [TestCase("USD", "33.33", "3333")]
    [TestCase("JPY", "3333", "3333")]
    [TestCase("KWD", "3.333", "3333")]
    public void An_expense_is_written_in_minor_units_under_the_name_that_writing_wants(string currency, string amount, string minor) => Assert.That(
        Write("expense", $$"""
            {"resource":{{Reference("jira", "users", "u1")}},"project":{{Reference("jira", "projects", "10000")}},"date":"2026-11-03",
             "amount":{"amount":"{{amount}}","currency":"{{currency}}"},"billable":{"code":"billable"},"reimbursable":true}
            """),
        Is.EqualTo($$"""{"user_id":"12148575","workspace_id":"28370425","date":"2026-11-03","amount_in_cents":{{minor}},"billable":true,"reimbursable":true,"category":"Other"}"""));

    [Test]
    public void An_invoice_is_written_with_its_lines_as_additional_items() => Assert.That(
        Write("invoice", $$"""
            {"direction":{"code":"receivable"},"customer":{{Reference("salesforce", "Account", "001A")}},"projects":[{{Reference("jira", "projects", "10000")}}],
             "issueDate":"2026-11-20","status":{"code":"approved"},"currency":"USD","total":{"amount":"210.00","currency":"USD"},
             "lines":[{"kind":{"code":"time"},"description":"Design","amount":{"amount":"210.00","currency":"USD"} }]}
            """),
        Is.EqualTo("""{"workspace_ids":["28370425"],"invoice_date":"2026-11-20","payment_schedule":30,"draft":false,"suppress_emails":true,"additional_items":[{"notes":"Design","amount":210}]}"""));

    [Test]
    public void What_was_read_and_is_written_back_says_the_same()
    {
        var read = MappedPages.One(
            "stories", """{"id":"1","title":"Build","story_type":"deliverable","state":"resolved","priority":"critical","workspace_id":"28370425","start_date":"2026-11-23","time_estimate_in_minutes":0,"billable":false}""");
        Assert.That(
            Encoding.UTF8.GetString(MappedPages.WriterOf("task").Write(read.Value!, Keys).Value.Span),
            Is.EqualTo("""{"workspace_id":"28370425","title":"Build","state":"resolved","start_date":"2026-11-23","time_estimate_in_minutes":0,"billable":false,"story_type":"deliverable","priority":"critical"}"""));
    }

    [Test]
    public void A_tenant_may_write_further_vendor_fields()
    {
        const string Overlay = """
            { "overlay": "kantata.workspaces", "base": "1.x", "layer": "tenant", "write": { "project_tracker_template_id": { "constant": "771" } } }
            """;
        var written = MappedPages.WriterOf("project", Overlay).Write(Record("project", """{"name":"x","status":{"code":"planned"},"billing":{"code":"mixed"},"currency":"USD"}"""), Keys);
        Assert.That(Encoding.UTF8.GetString(written.Value.Span), Does.Contain("\"project_tracker_template_id\":\"771\""));
    }

    private const string Dana = """
        {"name":"Dana Ito","kind":{"code":"named"},"costRates":[{"amount":{"amount":"85.00","currency":"USD"} }],"ext":{"x:email":{"t":"string","v":"dana@example.com"} } }
        """;

    private static ReferenceTable Keys { get; } = new(new Dictionary<VendorReference, VendorReference>
    {
        [new("salesforce", "crm", "Account", "001A")] = new("kantata", "psa", "workspace_groups", "2551145"),
        [new("jira", "crm", "projects", "10000")] = new("kantata", "psa", "workspaces", "28370425"),
        [new("jira", "crm", "users", "u1")] = new("kantata", "psa", "users", "12148575"),
        [new("kantata", "psa", "workspaces", "28370425")] = new("kantata", "psa", "workspaces", "28370425"),
    });

    private static string Reference(string system, string vendorObject, string value) =>
        $$"""{"key":{"system":"{{system}}","connection":"crm","object":"{{vendorObject}}","value":"{{value}}","kind":"primary"},"state":"pending"}""";

    private static CanonicalRecord Record(string entity, string json) => new()
    {
        Entity = entity,
        Schema = "1.0",
        Source = new("test", "crm", "things", "1", null, null),
        State = RecordState.Live,
        Json = Encoding.UTF8.GetBytes(json),
        ContentHash = "",
        Trace = new("test", "1.0.0", "test"),
    };

    private static string Write(string entity, string json)
    {
        var written = MappedPages.WriterOf(entity).Write(Record(entity, json), Keys);
        Assert.That(written.IsSuccess, Is.True, string.Join('\n', written.Faults));
        return Encoding.UTF8.GetString(written.Value.Span);
    }
}
