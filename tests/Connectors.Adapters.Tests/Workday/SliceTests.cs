using System.Text;
using System.Text.Json.Nodes;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Workday.Tests;

/// <summary>From XML to slices: shapes as the schema has them, both time axes, nothing missing taken for nothing there.</summary>
public sealed class SliceTests
{
    [Test]
    public void One_item_is_an_array_where_the_schema_lets_it_repeat()
    {
        var json = Json(WorkerXml.Worker(WorkerXml.Name + WorkerXml.Employment(WorkerXml.Active, WorkerXml.Job(true, "Consultant"))));
        Assert.Multiple(() =>
        {
            Assert.That(json["Worker_Data"]!["Employment_Data"]!["Worker_Job_Data"], Is.InstanceOf<JsonArray>());
            Assert.That(json["Worker_Data"]!["Personal_Data"]!["Name_Data"]!["Legal_Name_Data"], Is.InstanceOf<JsonObject>());
            Assert.That(json["jobs"]![0]!["Manager_as_of_last_detected_manager_change_Reference"], Is.InstanceOf<JsonArray>());
        });
    }

    [Test]
    public void Values_keep_their_meaning()
    {
        var json = Json(WorkerXml.Worker(WorkerXml.Name + WorkerXml.Employment(WorkerXml.Active, WorkerXml.Job(true, "Consultant"))));
        var job = json["Worker_Data"]!["Employment_Data"]!["Worker_Job_Data"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That(json["Worker_Data"]!["Employment_Data"]!["Worker_Status_Data"]!["Active"]!.GetValue<bool>(), Is.True, "1 is true");
            Assert.That(json["Worker_Data"]!["Employment_Data"]!["Worker_Status_Data"]!["Hire_Date"]!.ToString(), Is.EqualTo("2017-06-01"), "the zone is dropped");
            Assert.That(job["Position_Data"]!["Effective_Date"]!.ToString(), Is.EqualTo("2017-06-01"), "in attributes too");
            Assert.That(job["Primary_Job"]!.GetValue<bool>(), Is.True);
            Assert.That(job["Position_Data"]!["Full_Time_Equivalent_Percentage"]!.ToString(), Is.EqualTo("96.250000"), "numbers stay as spelt");
            Assert.That(
                json["Worker_Reference"]!.ToJsonString(),
                Is.EqualTo("""{"WID":"9aa5550b7fe348b98d7b5741afc65534","Employee_ID":"21001","Descriptor":"Ana Ruiz","key":"Employee_ID=21001"}"""));
            Assert.That(json["jobs"]![0]!["team"]!["key"]!.ToString(), Is.EqualTo("Organization_Reference_ID=SUP_NORTH"), "the team, not the company");
            Assert.That(json["workEmail"]!.ToString(), Is.EqualTo("ana@example.com"), "work before home, primary before others");
        });
    }

    [Test]
    public void The_primary_job_comes_first_wherever_it_stands()
    {
        var jobs = WorkerXml.Job(false, "Trainer") + WorkerXml.Job(true, "Consultant");
        var json = Json(WorkerXml.Worker(WorkerXml.Name + WorkerXml.Employment(WorkerXml.Active, jobs)));
        Assert.That(json["jobs"]!.AsArray().Select(job => job!["Business_Title"]!.ToString()), Is.EqualTo(new[] { "Consultant", "Trainer" }));
    }

    [TestCase("<wd:Active>1</wd:Active><wd:Hire_Date>2017-06-01-07:00</wd:Hire_Date>", "active")]
    [TestCase("<wd:Active>true</wd:Active><wd:Leave_Status_Data><wd:On_Leave>1</wd:On_Leave></wd:Leave_Status_Data>", "onLeave")]
    [TestCase("<wd:Active>1</wd:Active><wd:Leave_Status_Data><wd:On_Leave>0</wd:On_Leave></wd:Leave_Status_Data>", "active")]
    [TestCase("<wd:Active>0</wd:Active><wd:Terminated>1</wd:Terminated><wd:Hire_Date>2017-06-01</wd:Hire_Date>", "terminated")]
    [TestCase("<wd:Active>0</wd:Active><wd:Terminated>0</wd:Terminated><wd:Hire_Date>2026-12-01-08:00</wd:Hire_Date>", "pending")]
    [TestCase("<wd:Active>0</wd:Active><wd:Hire_Date>2026-11-20-08:00</wd:Hire_Date>", null)]
    public void Status_is_read_as_of_the_vendors_day(string status, string? expected) =>
        Assert.That(Json(WorkerXml.Worker(WorkerXml.Name + WorkerXml.Employment(status)))["status"]?.ToString(), Is.EqualTo(expected));

    [Test]
    public void A_hire_that_was_taken_back_is_a_tombstone()
    {
        var status = "<wd:Active>0</wd:Active><wd:Hire_Rescinded>1</wd:Hire_Rescinded>";
        var record = Records(WorkerXml.Worker(WorkerXml.Employment(status)))[0];
        Assert.That((record.State, record.Faults.Length), Is.EqualTo((RecordState.Deleted, 0)));
    }

    [Test]
    public void Both_time_axes_travel_and_the_latest_that_holds_counts()
    {
        var log = WorkerXml.Log("2020-01-01T00:00:00.000-08:00", "2019-12-01T09:00:00.000-08:00")
            + WorkerXml.Log("2026-11-01T00:00:00.000-07:00", "2026-10-02T09:00:00.000-07:00")
            + WorkerXml.Log("2027-01-01T00:00:00.000-08:00", "2026-11-18T09:00:00.000-08:00");
        var worker = WorkerXml.Worker(WorkerXml.Name + WorkerXml.Employment(WorkerXml.Active)
            + $"<wd:Transaction_Log_Entry_Data>{log}</wd:Transaction_Log_Entry_Data>");
        var record = Records(worker)[0];
        Assert.Multiple(() =>
        {
            Assert.That(record.Version, Is.EqualTo("2026-11-01T07:00:00.000Z/2026-10-02T16:00:00.000Z"));
            Assert.That(record.ModifiedAt, Is.EqualTo(new DateTimeOffset(2026, 11, 1, 7, 0, 0, TimeSpan.Zero)), "what was typed early counts from its date");
            Assert.That(JsonNode.Parse(record.Json.Span)!["entryMoment"]!.ToString(), Is.EqualTo("2026-10-02T16:00:00.000Z"));
        });
    }

    [Test]
    [Category("F24")]
    public void A_part_that_was_asked_for_and_is_missing_refuses_the_worker_and_names_the_domain()
    {
        var records = Records(
            WorkerXml.Worker(WorkerXml.Name),
            WorkerXml.Worker(WorkerXml.Employment(WorkerXml.Active), "21002"),
            WorkerXml.Worker("", "21003"),
            WorkerXml.Worker(WorkerXml.Name + WorkerXml.Employment(WorkerXml.Active), "21004"));
        Assert.Multiple(() =>
        {
            Assert.That(records.Select(record => record.State), Is.All.EqualTo(RecordState.Live), "never a delete");
            Assert.That(records.Select(record => record.Faults.Length), Is.EqualTo(new[] { 1, 1, 2, 0 }));
            Assert.That(records[0].Faults[0].Kind, Is.EqualTo(FaultKind.Authorisation));
            Assert.That(records[0].Faults[0].Message, Does.Contain("Employment_Information").And.Contain("Worker Data: Current Staffing Information"));
            Assert.That(records[0].Faults[0].Path, Is.EqualTo("/Worker_Data/Employment_Data/Worker_Status_Data"));
            Assert.That(records[1].Faults[0].Message, Does.Contain("Personal_Information"));
        });
    }

    [Test]
    public void Whatever_the_chunks_are_the_slices_are_the_same()
    {
        var page = WorkerXml.Page(
            WorkerXml.Worker(WorkerXml.Name + WorkerXml.Employment(WorkerXml.Active, WorkerXml.Job(true, "Übersetzer &amp; 翻訳 😀"))),
            WorkerXml.Worker(WorkerXml.Name + WorkerXml.Employment(WorkerXml.Active), "0042", "Contingent_Worker_ID"));
        var whole = Texts(SoapPage.Read(page, new WorkerSlice()));
        Assert.That(whole, Has.Length.EqualTo(2));
        for (var seed = 0; seed < 200; seed++)
        {
            using var reader = WorkdayXml.Open(new ChunkedStream(page, new Random(seed)));
            Assert.That(Texts(SoapPage.Read(reader, new WorkerSlice())), Is.EqualTo(whole), $"seed {seed}");
        }
    }

    [Test]
    public void What_the_schema_does_not_know_to_repeat_is_kept()
    {
        var json = Json(WorkerXml.Worker("<wd:New_Thing>a</wd:New_Thing><wd:New_Thing>b</wd:New_Thing><wd:Odd wd:Type='t'>text</wd:Odd><wd:Empty/>"));
        Assert.That(json["Worker_Data"]!["New_Thing"]!.ToJsonString(), Is.EqualTo("""["a","b"]"""));
        Assert.That(json["Worker_Data"]!["Odd"]!.ToJsonString(), Is.EqualTo("""{"Type":"t","value":"text"}"""));
        Assert.That(json["Worker_Data"]!["Empty"], Is.Null);
    }

    [Test]
    public void An_id_is_found_by_its_type_and_keeps_its_zeros()
    {
        var record = Records(WorkerXml.Worker(WorkerXml.Name, "00042", "Contingent_Worker_ID"))[0];
        Assert.That(record.Key, Is.EqualTo(new VendorKey("Worker", "Contingent_Worker_ID=00042")));
        Assert.That(JsonNode.Parse(record.Json.Span)!["kind"]!.ToString(), Is.EqualTo("contingent"));
    }

    [TestCase("<html><body>log in</body></html>")]
    [TestCase("<wd:Worker xmlns:wd='urn:com.workday/bsvc'/>")]
    [TestCase("<a/>")]
    public void Other_markup_is_no_page(string text) => Assert.That(
        () => SoapPage.Read(Encoding.UTF8.GetBytes(text), new WorkerSlice()),
        Throws.TypeOf<ConnectorException>().With.Property("Fault").Matches<Fault>(fault => fault.Kind == FaultKind.VendorDefect));

    private static JsonNode Json(string worker) => JsonNode.Parse(Records(worker)[0].Json.Span)!;

    private static VendorRecord[] Records(params string[] workers) => [.. SoapPage.Read(WorkerXml.Page(workers), new WorkerSlice()).Records];

    private static string[] Texts(SoapPage page) => [.. page.Records.Select(record => Encoding.UTF8.GetString(record.Json.Span))];
}
