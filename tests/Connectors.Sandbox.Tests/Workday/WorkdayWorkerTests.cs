using System.Xml.Linq;

namespace Connectors.Sandbox.Tests;

public sealed class WorkdayWorkerTests
{
    private const string Everybody = "<wd:Exclude_Inactive_Workers>false</wd:Exclude_Inactive_Workers>";
    private static WorkdayLab _lab = null!;

    [OneTimeSetUp]
    public static async Task Start() => _lab = await WorkdayLab.StartAsync();

    [OneTimeTearDown]
    public static async Task Stop() => await _lab.DisposeAsync();

    [Test]
    public async Task Active_workers_come_unasked_and_the_others_on_request()
    {
        var active = await _lab.WorkersAsync();
        Assert.That(active.WorkerIds, Is.EqualTo((string[])
            ["21001", "21002", "21003", "21004", "21005", "21006", "21007", "21008", "21009", "21010", "21011", "31001"]));
        var all = await _lab.WorkersAsync(Everybody);
        Assert.That(all.WorkerIds.Except(active.WorkerIds), Is.EqualTo((string[])["21012", "21013", "21014"]));
        Assert.That((await _lab.WorkersAsync("<wd:Exclude_Contingent_Workers>1</wd:Exclude_Contingent_Workers>")).WorkerIds, Has.No.Member("31001"));
        Assert.That((await _lab.WorkersAsync("<wd:Exclude_Employees>1</wd:Exclude_Employees>")).WorkerIds, Is.EqualTo((string[])["31001"]));
    }

    [Test]
    public async Task Status_of_the_special_ones()
    {
        var all = await _lab.WorkersAsync(Everybody);
        Assert.That((all.Of("21012", "Active"), all.Of("21012", "Terminated"), all.Of("21012", "Termination_Date")), Is.EqualTo(("0", "1", "2026-10-31-08:00")));
        Assert.That((all.Of("21011", "Active"), all.Of("21011", "On_Leave")), Is.EqualTo(("1", "1")));
        Assert.That((all.Of("21013", "Active"), all.Of("21013", "Hire_Date"), all.Of("21013", "Position_Data")), Is.EqualTo(("0", "2026-12-15-08:00", (string?)null)));
        Assert.That((all.Of("21014", "Active"), all.Of("21014", "Hire_Rescinded"), all.Of("21001", "Hire_Rescinded")), Is.EqualTo(("0", "1", (string?)null)));
        Assert.That(all.Worker("31001").Descendants(WorkdayXml.Wd + "ID").First(id => id.WdAttribute("type") != "WID").WdAttribute("type"),
            Is.EqualTo("Contingent_Worker_ID"));
        Assert.That(all.Of("31001", "Contract_Pay_Rate"), Is.EqualTo("72.5"));
    }

    [Test]
    public async Task Names_mails_and_positions()
    {
        var all = await _lab.WorkersAsync();
        var fen = all.Worker("21003");
        Assert.That(fen.Descendants(WorkdayXml.Wd + "First_Name").Select(name => name.Value), Is.EqualTo((string[])["Fenella", "Fen"]));
        Assert.That(all.Of("21003", "Email_Address"), Is.EqualTo("consultant3@example.com"));
        var jobs = all.Worker("21004").Descendants(WorkdayXml.Wd + "Worker_Job_Data").Select(job => job.WdAttribute("Primary_Job"));
        Assert.That(jobs, Is.EqualTo((string[])["1", "0"]));
        Assert.That(all.Worker("21003").Descendants(WorkdayXml.Wd + "Management_Chain_Data").Count(), Is.EqualTo(1 + 2 + 2),
            "the part of the worker, and two organisations in it and at the position");
        Assert.That(all.Text, Does.StartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><env:Envelope xmlns:env=\"http://schemas.xmlsoap.org/soap/envelope/\"><env:Body>"
            + "<wd:Get_Workers_Response wd:version=\"v45.0\" xmlns:wd=\"urn:com.workday/bsvc\"><wd:Response_Group>"));
        Assert.That(XElement.Parse(all.Text).DescendantsAndSelf().SelectMany(element => element.Attributes())
            .Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != WorkdayXml.Wd), Is.Empty);
    }

    [Test]
    public async Task Sites_have_a_country_and_a_line_break_in_an_attribute()
    {
        var answer = await _lab.WorkersAsync();
        var address = answer.Worker("21004").Descendants(WorkdayXml.Wd + "Address_Data").First();
        Assert.That(address.Child("Country_Reference")!.Value, Does.EndWith("GB"));
        Assert.That(answer.Text, Does.Contain("wd:Formatted_Address=\"1 Sample Street&#xA;Leeds\""));
    }

    [Test]
    public async Task More_workers_fill_more_pages()
    {
        await using var lab = await WorkdayLab.StartAsync(("extraWorkers", "250"));
        var answer = await lab.WorkersAsync(filter: "<wd:Page>3</wd:Page>");
        Assert.That(answer.Body.Child("Response_Results")!.Elements().Select(number => number.Value), Is.EqualTo((string[])["262", "3", "62", "3"]));
    }

    [Test]
    public async Task Groups_come_when_asked_for()
    {
        var one = await _lab.WorkersAsync(
            "<wd:Request_References><wd:Worker_Reference><wd:ID wd:type=\"Employee_ID\">21004</wd:ID></wd:Worker_Reference></wd:Request_References>",
            group: "<wd:Response_Group><wd:Include_Employment_Information>1</wd:Include_Employment_Information></wd:Response_Group>");
        Assert.That(one.Worker("21004").Child("Worker_Data")!.Elements().Select(element => element.Name.LocalName),
            Is.EqualTo((string[])["Worker_ID", "User_ID", "Universal_ID", "Employment_Data"]));
        Assert.That(one.Worker("21004").Child("Worker_Reference"), Is.Null);
        Assert.That(one.Worker("21004").Descendants(WorkdayXml.Wd + "Worker_Job_Data").Count(), Is.EqualTo(1), "additional jobs are a group");
        Assert.That(one.Body.Child("Request_References")!.ToString(), Does.Contain("21004"));
        Assert.That(one.Body.Descendants(WorkdayXml.Wd + "Include_Employment_Information").Single().Value, Is.EqualTo("1"));
    }

    [Test]
    public async Task Descriptors_come_with_the_header_only()
    {
        const string Request = "<wd:Get_Workers_Request><wd:Response_Filter><wd:Count>1</wd:Count></wd:Response_Filter></wd:Get_Workers_Request>";
        Assert.That((await _lab.CallAsync(Request)).Text, Does.Not.Contain("wd:Descriptor"));
        Assert.That((await _lab.CallAsync(Request, descriptors: true)).Text, Does.Contain("wd:Descriptor="));
    }

    [Test]
    public async Task Pages_cover_everybody_once()
    {
        var seen = new List<string>();
        for (var page = 1; page <= 4; page++)
        {
            var answer = await _lab.WorkersAsync(Everybody, $"<wd:Page>{page}</wd:Page><wd:Count>4</wd:Count>");
            seen.AddRange(answer.WorkerIds);
            Assert.That(answer.Body.Child("Response_Results")!.Elements().Select(number => number.Value),
                Is.EqualTo((string[])["15", "4", page == 4 ? "3" : "4", $"{page}"]));
        }
        Assert.That(seen, Is.Unique);
        Assert.That(seen, Has.Count.EqualTo(15));
    }

    [TestCase("<wd:Page>0</wd:Page>", "Page Number cannot be zero.")]
    [TestCase("<wd:Count>1000</wd:Count>", "Count must be between 1 and 999.")]
    [TestCase("<wd:As_Of_Effective_Date>soon</wd:As_Of_Effective_Date>", "'soon' is not a valid value for As Of Effective Date.")]
    public async Task Wrong_filters_are_validation_errors(string filter, string message)
    {
        var answer = await _lab.WorkersAsync(filter: filter);
        Assert.That(((int)answer.Status, answer.FaultCode, answer.Messages[0]), Is.EqualTo((500, "SOAP-ENV:Client.validationError", message)));
    }

    [Test]
    public async Task Unknown_references_fail_the_call_unless_they_are_skipped()
    {
        const string Two = "<wd:Worker_Reference><wd:ID wd:type=\"Employee_ID\">21001</wd:ID></wd:Worker_Reference>"
            + "<wd:Worker_Reference><wd:ID wd:type=\"Employee_ID\">9</wd:ID></wd:Worker_Reference>"
            + "<wd:Worker_Reference><wd:ID wd:type=\"Employee_ID\">31001</wd:ID></wd:Worker_Reference>";
        var answer = await _lab.WorkersAsync($"<wd:Request_References>{Two}</wd:Request_References>");
        Assert.That(answer.FaultText, Is.EqualTo("Validation error occurred. Invalid ID value.  '9' is not a valid ID value for type = 'Employee_ID'"));
        Assert.That(answer.Messages, Has.Length.EqualTo(2), "a contingent worker has no Employee_ID");
        Assert.That(answer.Body.Descendants(WorkdayXml.Wd + "Xpath").First().Value,
            Is.EqualTo("/wd:Get_Workers_Request[1]/wd:Request_References[1]/wd:Worker_Reference[2]/wd:ID[1]"));
        var skipped = await _lab.WorkersAsync($"<wd:Request_References wd:Skip_Non_Existing_Instances=\"true\">{Two}</wd:Request_References>");
        Assert.That(skipped.WorkerIds, Is.EqualTo((string[])["21001"]));
    }

    [Test]
    public async Task Organisations_narrow_with_what_lies_below()
    {
        const string Of = "<wd:Organization_Reference><wd:ID wd:type=\"Organization_Reference_ID\">SUP_DELIVERY</wd:ID></wd:Organization_Reference>";
        Assert.That((await _lab.WorkersAsync(Of)).WorkerIds, Is.EqualTo((string[])["21001"]));
        Assert.That((await _lab.WorkersAsync(Of + "<wd:Include_Subordinate_Organizations>1</wd:Include_Subordinate_Organizations>")).WorkerIds,
            Has.Length.EqualTo(12));
    }

    [Test]
    public async Task Organisations_have_types_hierarchy_and_managers()
    {
        var all = await _lab.CallAsync("<wd:Get_Organizations_Request/>");
        Assert.That(all.Body.Descendants(WorkdayXml.Wd + "Reference_ID").Select(id => id.Value).Order(StringComparer.Ordinal), Is.EqualTo((string[])
            ["CC_410", "CC_420", "CO_100", "PRACTICE_CLOUD", "SUP_DELIVERY", "SUP_NORTH", "SUP_SOUTH"]));
        var supervisory = await _lab.CallAsync("<wd:Get_Organizations_Request><wd:Request_Criteria><wd:Organization_Type_Reference>"
            + "<wd:ID wd:type=\"Organization_Type_ID\">SUPERVISORY</wd:ID></wd:Organization_Type_Reference></wd:Request_Criteria></wd:Get_Organizations_Request>");
        Assert.That(supervisory.Body.Descendants(WorkdayXml.Wd + "Manager_Reference").Count(), Is.EqualTo(3));
        Assert.That(supervisory.Body.Descendants(WorkdayXml.Wd + "Superior_Organization_Reference").Count(), Is.EqualTo(2));
    }
}
