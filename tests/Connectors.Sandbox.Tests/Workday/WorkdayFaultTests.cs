using System.Text;

namespace Connectors.Sandbox.Tests;

/// <summary>Refusals of the SOAP services, byte by byte where they were observed.</summary>
public sealed class WorkdayFaultTests
{
    private const string Envelope = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:wd=\"urn:com.workday/bsvc\">";

    [Test]
    public async Task A_wrong_password_is_an_authentication_error()
    {
        await using var lab = await WorkdayLab.StartAsync();
        var answer = await SignInAsync(lab, "sandbox-user@example.com@acme", "wrong");
        Assert.That(((int)answer.Status, answer.Text), Is.EqualTo((500, "<?xml version=\"1.0\" encoding=\"utf-8\"?><SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\">"
            + "<SOAP-ENV:Body><SOAP-ENV:Fault xmlns:wd=\"urn:com.workday/bsvc\"><faultcode>SOAP-ENV:Client.authenticationError</faultcode>"
            + "<faultstring>invalid username or password</faultstring></SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>")));
        Assert.That((await SignInAsync(lab, "sandbox-user@example.com", "sandbox-secret")).FaultCode, Is.EqualTo("SOAP-ENV:Client.authenticationError"), "without the tenant");
        Assert.That((await lab.EnvelopeAsync(Envelope + "<s:Body><wd:Server_Timestamp_Get/></s:Body></s:Envelope>")).FaultCode, Is.EqualTo("SOAP-ENV:Client.authenticationError"));
        Assert.That((int)(await SignInAsync(lab, "sandbox-user@example.com@acme", "sandbox-secret")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Five_wrong_passwords_lock_the_user_for_half_an_hour()
    {
        await using var lab = await WorkdayLab.StartAsync();
        for (var attempt = 0; attempt < 5; attempt++) await SignInAsync(lab, "sandbox-user@example.com@acme", "wrong");
        Assert.That((int)(await SignInAsync(lab, "sandbox-user@example.com@acme", "sandbox-secret")).Status, Is.EqualTo(500));
        lab.Account.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.That((int)(await SignInAsync(lab, "sandbox-user@example.com@acme", "sandbox-secret")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task The_lock_can_be_switched_off()
    {
        await using var lab = await WorkdayLab.StartAsync(("lockAfter", "0"));
        for (var attempt = 0; attempt < 9; attempt++) await SignInAsync(lab, "sandbox-user@example.com@acme", "wrong");
        Assert.That((int)(await SignInAsync(lab, "sandbox-user@example.com@acme", "sandbox-secret")).Status, Is.EqualTo(200));
    }

    [TestCase("<wd:Get_Nothing_Request/>", "Human_Resources", "v45.0")]
    [TestCase("<wd:Get_Workers_Request/>", "Resource_Management", "v45.0")]
    [TestCase("<wd:Get_Workers_Request/>", "Human_Resources", "v41.0")]
    [TestCase("<wd:Get_Workers_Request/>", "Human_Resources", "v48.0")]
    [TestCase("<x:Get_Workers_Request xmlns:x=\"urn:other\"/>", "Human_Resources", "v45.0")]
    public async Task Unknown_operations_services_and_versions(string request, string service, string version)
    {
        await using var lab = await WorkdayLab.StartAsync();
        var answer = await lab.CallAsync(request, service, version);
        Assert.That((answer.FaultCode, answer.FaultText), Is.EqualTo(
            ("SOAP-ENV:Client.validationError", "Validation error occurred. The web service or version is invalid for the requested operation")));
    }

    [TestCase("v42.0")]
    [TestCase("v44.2")]
    [TestCase("v47.0")]
    public async Task Versions_share_one_store_and_prefixes_do_not_matter(string version)
    {
        await using var lab = await WorkdayLab.StartAsync();
        var answer = await lab.CallAsync("<a:Get_Workers_Request xmlns:a=\"urn:com.workday/bsvc\" a:version=\"v1\"/>", version: version);
        Assert.That((answer.WorkerIds.Length, answer.Body.WdAttribute("version")), Is.EqualTo((12, version)));
    }

    [Test]
    public async Task The_detail_has_three_shapes()
    {
        foreach (var (setting, detail) in (ValueTuple<string, string>[])
            [
                ("errors", "<detail><wd:Validation_Fault><wd:Validation_Error><wd:Message>Page Number cannot be zero.</wd:Message>"
                    + "<wd:Detail_Message>Page Number cannot be zero.</wd:Detail_Message>"
                    + "<wd:Xpath>/wd:Get_Workers_Request[1]/wd:Response_Filter[1]/wd:Page[1]</wd:Xpath></wd:Validation_Error></wd:Validation_Fault></detail>"),
                ("message", "<detail><wd:Validation_Fault><wd:Detail_Message>Validation error occurred. Page Number cannot be zero.</wd:Detail_Message></wd:Validation_Fault></detail>"),
                ("none", ""),
            ])
        {
            await using var lab = await WorkdayLab.StartAsync(("faultDetail", setting));
            var answer = await lab.WorkersAsync(filter: "<wd:Page>0</wd:Page>");
            Assert.That(answer.Text, Does.EndWith("<faultstring>Validation error occurred. Page Number cannot be zero.</faultstring>" + detail
                + "</SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>"));
        }
    }

    [Test]
    public async Task A_denied_operation_is_a_processing_fault()
    {
        await using var lab = await WorkdayLab.StartAsync(("denied", "Get_Workers"));
        var answer = await lab.WorkersAsync();
        Assert.That(answer.FaultText, Is.EqualTo("Processing error occurred. The task submitted is not authorized."));
        Assert.That(answer.Body.Descendants(WorkdayXml.Wd + "Processing_Fault").Single().Text("Detail_Message"), Is.EqualTo(answer.FaultText));
    }

    [Test]
    public async Task A_denied_group_and_a_small_population_are_silent()
    {
        await using var lab = await WorkdayLab.StartAsync(("deniedGroups", "Personal_Information"), ("population", "SUP_SOUTH"));
        var answer = await lab.WorkersAsync();
        Assert.That(answer.WorkerIds, Is.EqualTo((string[])["21005", "21006", "21007", "21008", "21010", "21011"]));
        Assert.That(answer.Body.Descendants(WorkdayXml.Wd + "Personal_Data"), Is.Empty);
        await using var none = await WorkdayLab.StartAsync(("population", ""));
        Assert.That((await none.WorkersAsync()).WorkerIds, Is.Empty, "before the security changes are activated");
    }

    [TestCase("<wd:Get_Workers_Request><wd:Response_Filter><wd:Updated_Since>2026-01-01</wd:Updated_Since></wd:Response_Filter></wd:Get_Workers_Request>",
        "Invalid request. Element Updated_Since is not allowed in Response_Filter.")]
    [TestCase("<wd:Get_Workers_Request><wd:Response_Group/><wd:Response_Filter/></wd:Get_Workers_Request>",
        "Invalid request. Element Response_Filter must not stand behind Response_Group.")]
    [TestCase("<wd:Get_Workers_Request version=\"v45.0\"/>", "Invalid request. Element Get_Workers_Request must not have the attribute version.")]
    [TestCase("<wd:Get_Workers_Request><wd:Response_Filter/><wd:Response_Filter/></wd:Get_Workers_Request>", "Invalid request. Element Response_Filter must not come twice.")]
    [TestCase("<wd:Get_Workers_Request><wd:Request_References/><wd:Request_Criteria/></wd:Get_Workers_Request>", "Request References and Request Criteria cannot both be sent.")]
    [TestCase("<wd:Get_Workers_Request><wd:Request_Criteria><wd:Exclude_Employees>yes</wd:Exclude_Employees></wd:Request_Criteria></wd:Get_Workers_Request>",
        "'yes' is not a valid value for Exclude Employees.")]
    [TestCase("<wd:Get_Workers_Request><wd:Request_Criteria><wd:Country_Reference/></wd:Request_Criteria></wd:Get_Workers_Request>", "Country_Reference is not emulated by the sandbox.")]
    public async Task A_request_has_to_fit_the_schema(string request, string message)
    {
        await using var lab = await WorkdayLab.StartAsync();
        Assert.That((await lab.CallAsync(request)).Messages, Is.EqualTo((string[])[message]));
    }

    [TestCase("<!DOCTYPE s [<!ENTITY a \"b\">]><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"/>")]
    [TestCase("<!DOCTYPE s SYSTEM \"file:///etc/passwd\"><s/>")]
    [TestCase("<s:Envelope")]
    [TestCase("")]
    [TestCase("{}")]
    public async Task What_is_no_plain_xml_is_refused(string body)
    {
        await using var lab = await WorkdayLab.StartAsync();
        var answer = await lab.EnvelopeAsync(body);
        Assert.That(((int)answer.Status, answer.FaultCode), Is.EqualTo((500, "SOAP-ENV:Client.validationError")));
    }

    [Test]
    public async Task Depth_and_size_are_bounded()
    {
        await using var lab = await WorkdayLab.StartAsync();
        var deep = new StringBuilder().Insert(0, "<a>", 200_000).ToString();
        Assert.That((await lab.EnvelopeAsync(deep)).FaultText, Does.Contain("nested deeper than 64"));
        Assert.That((await lab.EnvelopeAsync("<a>" + new string('x', 5_000_000) + "</a>")).FaultText, Does.Contain("too large"));
        Assert.That((await lab.EnvelopeAsync("<a/>")).FaultText, Does.Contain("not a SOAP 1.1 envelope"));
    }

    [Test]
    public async Task Too_many_requests_are_a_500_without_a_body_in_soap_and_a_429_elsewhere()
    {
        await using var lab = await WorkdayLab.StartAsync(("requests", "1"), ("windowSeconds", "3600"));
        Assert.That((int)(await lab.WorkersAsync()).Status, Is.EqualTo(200));
        var soap = await lab.EnvelopeAsync("<a/>");
        Assert.That(((int)soap.Status, soap.Text), Is.EqualTo((500, "")));
        await lab.SignInAsync();
        foreach (var path in (string[])["ccx/api/v1/acme/workers", "ccx/service/customreport2/acme/reports/Cost_Rates?format=json"])
        {
            var answer = await lab.GetAsync(path);
            Assert.That(((int)answer.Status, answer.Message.Headers.RetryAfter), Is.EqualTo((429, (object?)null)));
        }
    }

    [Test]
    public async Task Another_tenant_is_a_page_for_browsers()
    {
        await using var lab = await WorkdayLab.StartAsync();
        foreach (var path in (string[])["ccx/api/v1/other/workers", "ccx/service/other/Human_Resources/v45.0", "ccx/service/customreport2/other/reports/Cost_Rates", "other"])
        {
            var answer = await lab.GetAsync(path);
            Assert.That(answer.Message.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"), path);
        }
    }

    private static Task<WorkdayAnswer> SignInAsync(WorkdayLab lab, string user, string password) => lab.EnvelopeAsync(
        $"{Envelope}<s:Header>{WorkdayLab.Security(user, password)}</s:Header><s:Body><wd:Server_Timestamp_Get/></s:Body></s:Envelope>");
}
