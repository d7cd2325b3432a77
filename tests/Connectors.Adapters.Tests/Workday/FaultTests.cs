using System.Text;
using Connectors.Faults;

namespace Connectors.Workday.Tests;

/// <summary>What Workday's refusals mean: the body before the status.</summary>
public sealed class FaultTests
{
    private const string Validation = "SOAP-ENV:Client.validationError";

    [Test]
    public void Every_validation_error_is_told_with_its_place()
    {
        var detail = """
            <wd:Validation_Fault>
              <wd:Validation_Error><wd:Message>End Date must be on or after Start Date.</wd:Message><wd:Detail_Message/>
                <wd:Xpath>/wd:Submit_Project_Request[1]/wd:Project_Data[1]/wd:End_Date[1]</wd:Xpath></wd:Validation_Error>
              <wd:Validation_Error><wd:Message>Invalid ID value.  'CUST 9' is not a valid ID value for type = 'Customer_ID'</wd:Message>
                <wd:Xpath>/wd:Submit_Project_Request[1]/wd:Project_Data[1]/wd:Customer_Reference[1]/wd:ID[1]</wd:Xpath></wd:Validation_Error>
            </wd:Validation_Fault>
            """;
        var faults = Read(500, Fault(Validation, "Validation error occurred. ...", detail));
        Assert.Multiple(() =>
        {
            Assert.That(faults.Select(fault => fault.Kind), Is.EqualTo(new[] { FaultKind.TargetInvalid, FaultKind.MissingReference }));
            Assert.That(faults.Select(fault => fault.Path), Is.EqualTo(new[] { "/End_Date", "/Customer_Reference/ID" }));
            Assert.That(faults[1].ValueClass, Is.EqualTo("Customer_ID"));
            Assert.That(faults[1].Message, Does.Not.Contain("CUST 9").And.Contain("type = 'Customer_ID'"), "values are masked, the type is the schema's word");
            Assert.That(faults[0].VendorCode, Is.EqualTo("Client.validationError"));
        });
    }

    [Test]
    public void The_other_two_shapes_are_read_too()
    {
        var message = "<wd:Validation_Fault><wd:Detail_Message>Page Number cannot be zero.</wd:Detail_Message></wd:Validation_Fault>";
        var inDetail = Read(500, Fault(Validation, "Validation error occurred.", message));
        var withoutDetail = Read(500, Fault(Validation, "Validation error occurred. Page Number cannot be zero.", null));
        Assert.That(inDetail.Concat(withoutDetail).Select(fault => fault.Message), Is.All.Contains("Page Number cannot be zero."));
        Assert.That(inDetail.Concat(withoutDetail).Select(fault => fault.Kind), Is.All.EqualTo(FaultKind.TargetInvalid));
    }

    [TestCase("SOAP-ENV:Client.authenticationError", "invalid username or password", FaultKind.Authentication)]
    [TestCase("SOAP-ENV:Server.processingError", "Processing error occurred. The task submitted is not authorized.", FaultKind.Authorisation)]
    [TestCase(Validation, "The web service or version is invalid for the requested operation", FaultKind.Configuration)]
    [TestCase(Validation, "Invalid ID value.  '9' is not a valid ID value for type = 'Employee_ID'", FaultKind.MissingReference)]
    [TestCase(Validation, "Project ID X already exists. Enter a unique Project ID.", FaultKind.Duplicate)]
    [TestCase(Validation, "Something else.", FaultKind.TargetInvalid)]
    [TestCase("SOAP-ENV:Server.processingError", "Processing error occurred. Lock wait timeout, please try again", FaultKind.Transient)]
    [TestCase("SOAP-ENV:Server.processingError", "Processing error occurred. Another user has changed the object", FaultKind.Conflict)]
    [TestCase("SOAP-ENV:Server.processingError", "Processing error occurred. Nobody knows why.", FaultKind.TargetInvalid)]
    public void A_fault_has_its_kind_whatever_the_status(string code, string text, FaultKind kind)
    {
        foreach (var status in new[] { 400, 401, 500 })
            Assert.That(Read(status, Fault(code, text, null)).Single().Kind, Is.EqualTo(kind), $"status {status}");
    }

    [Test]
    public void A_processing_fault_is_read_from_its_detail()
    {
        var detail = "<wd:Processing_Fault><wd:Detail_Message>The task submitted is not authorized.</wd:Detail_Message></wd:Processing_Fault>";
        var fault = Read(500, Fault("SOAP-ENV:Server.processingError", "Processing error occurred.", detail)).Single();
        Assert.That((fault.Kind, fault.Policy.IsRetryable), Is.EqualTo((FaultKind.Authorisation, false)));
    }

    [Test]
    public void An_id_of_the_record_itself_is_not_found()
    {
        var detail = """
            <wd:Validation_Fault><wd:Validation_Error><wd:Message>Invalid ID value.  'P' is not a valid ID value for type = 'Project_ID'</wd:Message>
            <wd:Xpath>/wd:Get_Projects_Request[1]/wd:Request_References[1]/wd:Project_Reference[1]/wd:ID[1]</wd:Xpath></wd:Validation_Error></wd:Validation_Fault>
            """;
        Assert.That(Read(500, Fault(Validation, "x", detail)).Single().Kind, Is.EqualTo(FaultKind.NotFound));
    }

    [TestCase(500, "", FaultKind.Transient)]
    [TestCase(503, "<html>maintenance</html>", FaultKind.Transient)]
    [TestCase(404, "<!DOCTYPE html><html><head></head></html>", FaultKind.Configuration)]
    [TestCase(429, "", FaultKind.RateLimited)]
    [TestCase(401, """{"error":"invalid_token"}""", FaultKind.Authentication)]
    [TestCase(403, """{"error":"User has insufficient permissions"}""", FaultKind.Authorisation)]
    [TestCase(404, """{"error":"not found"}""", FaultKind.NotFound)]
    [TestCase(400, """{"error":"invalid request","errors":[{"error":"enter a company"}],"code":"A144"}""", FaultKind.TargetInvalid)]
    [TestCase(500, "not a body at all", FaultKind.Transient)]
    [TestCase(500, "{\"broken\"", FaultKind.Transient)]
    [TestCase(400, "<a><b></a>", FaultKind.TargetInvalid)]
    public void Other_bodies_go_by_status(int status, string body, FaultKind kind)
    {
        var faults = Read(status, body);
        Assert.That(faults.Select(fault => fault.Kind), Is.EqualTo(new[] { kind }));
    }

    [Test]
    public void All_errors_of_a_rest_answer_are_told()
    {
        var faults = Read(400, """{"error":"invalid","errors":[{"error":"'ana@example.com' is taken","field":"lines[0].email"},{"error":"no"}],"code":"A1011"}""");
        Assert.That(faults.Select(fault => (fault.VendorCode, fault.Path)), Is.EqualTo(new[] { ("A1011", "/lines/0/email"), ("A1011", null) }));
        Assert.That(faults[0].Message, Does.Not.Contain("example.com"));
    }

    [Test]
    [Category("F11")]
    public void A_fault_inside_an_accepted_answer_is_found()
    {
        var body = Encoding.UTF8.GetBytes(Fault(Validation, "Something else.", null));
        Assert.That(WorkdayFaults.InAccepted(body).Single().Kind, Is.EqualTo(FaultKind.TargetInvalid));
        Assert.That(WorkdayFaults.InAccepted(WorkerXml.Page(WorkerXml.Worker("<wd:User_ID>:Fault</wd:User_ID>"))), Is.Empty);
    }

    private static string Fault(string code, string text, string? detail) => $"""
        <?xml version='1.0' encoding='UTF-8'?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>
        <SOAP-ENV:Fault xmlns:wd="urn:com.workday/bsvc"><faultcode>{code}</faultcode><faultstring>{text}</faultstring>
        {(detail is null ? "" : $"<detail>{detail}</detail>")}</SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>
        """;

    private static Fault[] Read(int status, string body) =>
        [.. new WorkdayFaults().Read(status, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body))];
}
