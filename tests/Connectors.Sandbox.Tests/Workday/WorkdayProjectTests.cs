using System.Xml.Linq;

namespace Connectors.Sandbox.Tests;

public sealed class WorkdayProjectTests
{
    private const string Data = "<wd:Workday_Project_ID>PRJ-1</wd:Workday_Project_ID>"
        + "<wd:Project_Hierarchy_Reference><wd:ID wd:type=\"Project_Hierarchy_ID\">All_Projects</wd:ID></wd:Project_Hierarchy_Reference>"
        + "<wd:Project_Name>Nimbus</wd:Project_Name>"
        + "<wd:Project_Owner_Reference><wd:ID wd:type=\"Employee_ID\">21001</wd:ID></wd:Project_Owner_Reference>"
        + "<wd:Start_Date>2026-12-01Z</wd:Start_Date><wd:Billable>true</wd:Billable>"
        + "<wd:Company_Reference><wd:ID wd:type=\"Company_Reference_ID\">CO_100</wd:ID></wd:Company_Reference>"
        + "<wd:Worktags_Data><wd:Related_Worktags_by_Type_Data><wd:Worktag_Type_Reference><wd:ID wd:type=\"Accounting_Worktag_Type_ID\">CUSTOM_ORGANIZATION_01</wd:ID>"
        + "</wd:Worktag_Type_Reference><wd:Default_Worktag_Data><wd:Default_Worktag_Reference><wd:ID wd:type=\"Custom_Organization_Reference_ID\">PRACTICE_CLOUD</wd:ID>"
        + "</wd:Default_Worktag_Reference></wd:Default_Worktag_Data></wd:Related_Worktags_by_Type_Data></wd:Worktags_Data>";

    [Test]
    public async Task A_project_is_created_once_and_read_as_it_was_sent()
    {
        await using var lab = await WorkdayLab.StartAsync();
        var made = await SubmitAsync(lab, Data);
        Assert.That(made.Body.Descendants(WorkdayXml.Wd + "ID").Select(id => id.WdAttribute("type")), Is.EqualTo((string[])["WID", "Project_ID"]));
        var read = await ReadAsync(lab, "PRJ-1");
        var data = read.Body.Descendants(WorkdayXml.Wd + "Project_Data").Single();
        Assert.That((data.Text("Project_Name"), data.Text("Start_Date"), data.Text("Billable")), Is.EqualTo(("Nimbus", "2026-12-01-08:00", "1")));
        Assert.That(data.Descendants(WorkdayXml.Wd + "Default_Worktag_Reference").Single().Value, Does.Contain("PRACTICE_CLOUD"));
        Assert.That(data.Child("Project_Event_Status_Reference")!.Value, Does.StartWith("91b0d382d50848e898733757caa9f84a"));
        var again = await SubmitAsync(lab, Data);
        Assert.That(again.FaultText, Is.EqualTo("Validation error occurred. Project ID PRJ-1 already exists. Enter a unique Project ID."));
    }

    [Test]
    public async Task An_update_names_the_project_and_keeps_what_it_leaves_out()
    {
        await using var lab = await WorkdayLab.StartAsync();
        const string Change = "<wd:Project_Name>Quellmoor again</wd:Project_Name>";
        var answer = await SubmitAsync(lab, Change, reference: "PRJ-1001", addOnly: "false");
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        var data = (await ReadAsync(lab, "PRJ-1001")).Body.Descendants(WorkdayXml.Wd + "Project_Data").Single();
        Assert.That((data.Text("Project_Name"), data.Text("End_Date")), Is.EqualTo(("Quellmoor again", "2027-02-26-08:00")));
    }

    [Test]
    public async Task Everything_wrong_is_said_at_once_and_nothing_is_written()
    {
        await using var lab = await WorkdayLab.StartAsync();
        var answer = await SubmitAsync(lab, "<wd:Workday_Project_ID>PRJ-2</wd:Workday_Project_ID>"
            + "<wd:Start_Date>2027-01-01</wd:Start_Date><wd:End_Date>2026-01-01</wd:End_Date>"
            + "<wd:Customer_Reference><wd:ID wd:type=\"Customer_ID\">NOBODY</wd:ID></wd:Customer_Reference>");
        Assert.That(answer.Messages, Is.EqualTo((string[])
        [
            "Invalid ID value.  'NOBODY' is not a valid ID value for type = 'Customer_ID'", "Project Name is required.", "Project Hierarchy is required.",
            "End Date must be on or after Start Date.",
        ]));
        Assert.That((await ReadAsync(lab, "PRJ-2")).FaultText,
            Is.EqualTo("Validation error occurred. Invalid ID value.  'PRJ-2' is not a valid ID value for type = 'Project_ID'"));
    }

    [Test]
    public async Task Without_auto_complete_somebody_has_to_approve()
    {
        await using var lab = await WorkdayLab.StartAsync();
        await lab.SignInAsync();
        await SubmitAsync(lab, Data, complete: "false");
        Assert.That((await StatusAsync(lab)), Does.StartWith("dc76c8bc446c11de98360015c5e6daf6"));
        var events = await lab.GetAsync("ccx/api/businessProcess/v1/acme/events?worker=Employee_ID=21001");
        Assert.That(events.Json["data"]![0]!["status"]!["descriptor"]!.GetValue<string>(), Is.EqualTo("In Progress"));
        var step = (await lab.GetAsync("ccx/api/businessProcess/v1/acme/eventSteps")).Json["data"]![0]!["id"]!.GetValue<string>();
        var approve = $"ccx/api/businessProcess/v1/acme/eventSteps/{step}/approve";
        Assert.That((int)(await lab.SendAsync(HttpMethod.Post, approve)).Status, Is.EqualTo(201));
        Assert.That((await StatusAsync(lab)), Does.StartWith("91b0d382d50848e898733757caa9f84a"));
        var late = await lab.SendAsync(HttpMethod.Post, approve);
        Assert.That(((int)late.Status, late.Text), Is.EqualTo((400,
            """{"error":"invalid request: see errors","errors":[{"error":"This event step is not awaiting your action."}],"code":"A212"}""")));
        Assert.That((await lab.GetAsync("ccx/api/businessProcess/v1/acme/events")).Text, Is.EqualTo("""{"data":[],"total":0}"""));
    }

    [Test]
    public async Task A_denied_new_project_is_gone_and_a_waiting_change_is_not_seen()
    {
        await using var lab = await WorkdayLab.StartAsync();
        await lab.SignInAsync();
        await SubmitAsync(lab, Data, complete: "false");
        await SubmitAsync(lab, "<wd:Project_Name>Later</wd:Project_Name>", reference: "PRJ-1001", addOnly: "false", complete: "false");
        Assert.That((await ReadAsync(lab, "PRJ-1001")).Text, Does.Contain("Quellmoor rollout"));
        foreach (var step in (await lab.GetAsync("ccx/api/businessProcess/v1/acme/eventSteps")).Json["data"]!.AsArray())
            await lab.SendAsync(HttpMethod.Post, $"ccx/api/businessProcess/v1/acme/eventSteps/{step!["id"]}/deny");
        Assert.That((int)(await ReadAsync(lab, "PRJ-1")).Status, Is.EqualTo(500));
        Assert.That((await ReadAsync(lab, "PRJ-1001")).Text, Does.Contain("Quellmoor rollout"));
    }

    [TestCase("warning", "Warning", "91b0d382d50848e898733757caa9f84a")]
    [TestCase("critical", "Critical", "dc76c8bc446c11de98360015c5e6daf6")]
    public async Task An_answer_of_200_can_carry_exceptions(string setting, string classification, string status)
    {
        await using var lab = await WorkdayLab.StartAsync(("projectExceptions", setting));
        var answer = await SubmitAsync(lab, Data);
        Assert.That(((int)answer.Status, answer.Body.Descendants(WorkdayXml.Wd + "Classification").Single().Value), Is.EqualTo((200, classification)));
        Assert.That(await StatusAsync(lab), Does.StartWith(status));
    }

    [TestCase("<wd:ID>PRJ-1002</wd:ID>", "PRJ-1002")]
    [TestCase("<wd:Project_Name>rollout</wd:Project_Name>", "PRJ-1001")]
    [TestCase("<wd:Project_Status_Reference><wd:ID wd:type=\"Project_Status_ID\">PLANNED</wd:ID></wd:Project_Status_Reference>", "PRJ-1002")]
    [TestCase("<wd:Worker_who_owns_Project_Reference><wd:ID wd:type=\"Employee_ID\">21001</wd:ID></wd:Worker_who_owns_Project_Reference>", "PRJ-1001")]
    [TestCase("<wd:Start_Date_On_or_After>2027-01-01</wd:Start_Date_On_or_After>", "PRJ-1002")]
    [TestCase("<wd:End_Date_On_or_Before>2026-01-01</wd:End_Date_On_or_Before>", "")]
    public async Task Criteria_narrow(string criteria, string ids)
    {
        await using var lab = await WorkdayLab.StartAsync();
        var answer = await lab.CallAsync(
            $"<wd:Get_Projects_Request><wd:Request_Criteria>{criteria}</wd:Request_Criteria></wd:Get_Projects_Request>", "Resource_Management");
        Assert.That(string.Join(',', answer.Body.Descendants(WorkdayXml.Wd + "Workday_Project_ID").Select(id => id.Value)), Is.EqualTo(ids), answer.Text);
    }

    [Test]
    public async Task A_project_that_somebody_edits_is_a_processing_fault()
    {
        await using var lab = await WorkdayLab.StartAsync(("lockedProjects", "PRJ-1, PRJ-1001"));
        var answer = await SubmitAsync(lab, "<wd:Project_Name>A</wd:Project_Name>", reference: "PRJ-1001", addOnly: "false");
        Assert.That((answer.FaultCode, answer.FaultText), Is.EqualTo(
            ("SOAP-ENV:Server.processingError", "Processing error occurred. Another user is editing this object. Please try again later.")));
        Assert.That((await SubmitAsync(lab, Data)).FaultCode, Is.EqualTo("SOAP-ENV:Server.processingError"));
    }

    [Test]
    public async Task A_lost_answer_is_found_by_its_id()
    {
        await using var lab = await WorkdayLab.StartAsync();
        lab.Account.Faults.Add(new(new FaultAction.CommitThenDrop()) { Method = "POST" });
        Assert.That(async () => await SubmitAsync(lab, Data), Throws.InstanceOf<HttpRequestException>());
        Assert.That((int)(await ReadAsync(lab, "PRJ-1")).Status, Is.EqualTo(200));
    }

    private static async Task<string> StatusAsync(WorkdayLab lab) => (await ReadAsync(lab, "PRJ-1")).Body
        .Descendants(WorkdayXml.Wd + "Project_Event_Status_Reference").Single().Value;

    private static Task<WorkdayAnswer> ReadAsync(WorkdayLab lab, string id) => lab.CallAsync(
        "<wd:Get_Projects_Request wd:version=\"v45.0\"><wd:Request_References><wd:Project_Reference>"
        + $"<wd:ID wd:type=\"Project_ID\">{id}</wd:ID></wd:Project_Reference></wd:Request_References></wd:Get_Projects_Request>",
        "Resource_Management");

    private static Task<WorkdayAnswer> SubmitAsync(
        WorkdayLab lab, string data, string? reference = null, string addOnly = "true", string complete = "true") => lab.CallAsync(
        $"<wd:Submit_Project_Request wd:Add_Only=\"{addOnly}\" wd:version=\"v45.0\">"
        + (reference is null ? "" : $"<wd:Project_Reference><wd:ID wd:type=\"Project_ID\">{reference}</wd:ID></wd:Project_Reference>")
        + $"<wd:Business_Process_Parameters><wd:Auto_Complete>{complete}</wd:Auto_Complete></wd:Business_Process_Parameters>"
        + $"<wd:Project_Data>{data}</wd:Project_Data></wd:Submit_Project_Request>",
        "Resource_Management");
}
