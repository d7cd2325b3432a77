using System.Text;
using Connectors.Faults;
using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Salesforce;

public sealed class SalesforceFaultsTests
{
    [TestCase(401, """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""", FaultKind.Authentication)]
    [TestCase(401, """[{"message":"This session is not valid for use with the REST API","errorCode":"INVALID_SESSION_ID"}]""", FaultKind.Authorisation)]
    [TestCase(401, """[{"message":"Connected app is not attached to Agent","errorCode":"INVALID_SESSION_ID"}]""", FaultKind.Authorisation)]
    [TestCase(401, """[{"message":"INVALID_HEADER_TYPE","errorCode":"INVALID_AUTH_HEADER"}]""", FaultKind.Authorisation)]
    [TestCase(403, """[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""", FaultKind.QuotaExhausted)]
    [TestCase(403, """[{"message":"ConcurrentRequests (Concurrent API Requests) Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""", FaultKind.RateLimited)]
    [TestCase(400, """[{"message":"unable to obtain exclusive access to this record","errorCode":"UNABLE_TO_LOCK_ROW","fields":[]}]""", FaultKind.Conflict)]
    [TestCase(400, """[{"message":"... UNABLE_TO_LOCK_ROW ...","errorCode":"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"}]""", FaultKind.Conflict)]
    [TestCase(400, """[{"message":"trigger says no","errorCode":"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"}]""", FaultKind.TargetInvalid)]
    [TestCase(400, """[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED","fields":[]}]""", FaultKind.NotFound)]
    [TestCase(400, """[{"duplicateResut":{"allowSave":true},"errorCode":"DUPLICATES_DETECTED","message":"Use one of these records?"}]""", FaultKind.Duplicate)]
    [TestCase(400, """[{"message":"invalid query locator","errorCode":"INVALID_QUERY_LOCATOR"}]""", FaultKind.Stale)]
    [TestCase(400, """[{"message":"running for too long.","errorCode":"QUERY_TIMEOUT"}]""", FaultKind.Transient)]
    [TestCase(400, """{"id":"x","success":false,"errors":[{"statusCode":"STRING_TOO_LONG","message":"x","fields":["Name"]}]}""", FaultKind.TargetInvalid)]
    [TestCase(400, """{"error":"invalid_grant","error_description":"login rate exceeded"}""", FaultKind.RateLimited)]
    [TestCase(400, """[{"message":"x","errorCode":"SOMETHING_NEW"}]""", FaultKind.VendorDefect)]
    [TestCase(500, """[{"message":"x","errorCode":"SOMETHING_NEW"}]""", FaultKind.Transient)]
    [TestCase(300, """["/services/data/v68.0/sobjects/Account/001","/services/data/v68.0/sobjects/Account/002"]""", FaultKind.Duplicate)]
    [TestCase(503, "<html>Down for maintenance</html>", FaultKind.Transient)]
    [TestCase(414, "", FaultKind.LimitExceeded)]
    [TestCase(431, "", FaultKind.LimitExceeded)]
    [TestCase(420, "", FaultKind.Configuration)]
    [TestCase(403, "<html>", FaultKind.Authorisation)]
    [TestCase(400, "[[[[[", FaultKind.VendorDefect)]
    [TestCase(400, "[null,1,\"x\",{}]", FaultKind.VendorDefect)]
    [Category("F05")]
    public void A_refusal_gets_its_kind(int status, string body, FaultKind kind) =>
        Assert.That(Read(status, body).Select(fault => fault.Kind).Distinct(), Is.EqualTo(new[] { kind }));

    [Test]
    public void All_errors_are_told_with_their_fields_and_without_the_vendors_text()
    {
        var faults = Read(400, """
            [{"message":"Account Name: data value too large: Jane Doe (max length=255)","errorCode":"STRING_TOO_LONG","fields":["Name"]},
             {"message":"Required fields are missing: [LastName]","errorCode":"REQUIRED_FIELD_MISSING","fields":["LastName","Email"]}]
            """);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(faults.Select(fault => fault.Path), Is.EqualTo(new[] { "/Name", "/LastName" }));
        Assert.That(faults[1].Message, Does.Contain("LastName, Email"));
        Assert.That(faults.Select(fault => fault.ToString()), Has.None.Contains("Jane"));
    }

    [Test]
    public void The_missing_column_and_the_holder_of_a_value_are_taken_out_of_the_text()
    {
        var column = Read(400, """[{"message":"\nSELECT Id, Nam FROM Account\n ^\nERROR at Row:1:Column:12\nNo such column 'Nam' on entity 'Account'.","errorCode":"INVALID_FIELD"}]""");
        var holder = Read(400, """[{"message":"duplicate value found: ERP_Id__c duplicates value on record with id: 001xx000003DGbY","errorCode":"DUPLICATE_VALUE","fields":[]}]""");
        var ticket = Read(500, """[{"message":"An unexpected error occurred. Please include this ErrorId if you contact support: 1234567-890 (42)","errorCode":"UNKNOWN_EXCEPTION"}]""");

        using var _ = Assert.EnterMultipleScope();
        Assert.That(column.Single().Path, Is.EqualTo("/Nam"));
        Assert.That(holder.Single().Message, Does.Contain("001xx000003DGbY"));
        Assert.That(ticket.Single().RequestId, Is.EqualTo("1234567-890"));
    }

    [Test]
    public void A_code_that_could_carry_a_payload_is_not_passed_on() =>
        Assert.That(Read(400, """[{"message":"x","errorCode":"<script>\n"}]""").Single().VendorCode, Is.EqualTo("UNREADABLE_CODE"));

    private static IReadOnlyList<Fault> Read(int status, string body) =>
        new SalesforceFaults().Read(status, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body));
}
