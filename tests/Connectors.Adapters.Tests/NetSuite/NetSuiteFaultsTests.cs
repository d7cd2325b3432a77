using System.Text;
using Connectors.Faults;
using Connectors.NetSuite;

namespace Connectors.Adapters.Tests.NetSuite;

public sealed class NetSuiteFaultsTests
{
    [TestCase(401, """{"status":401,"o:errorDetails":[{"detail":"Invalid login attempt.","o:errorCode":"INVALID_LOGIN"}]}""", FaultKind.Authentication)]
    [TestCase(401, "", FaultKind.Authentication)]
    [TestCase(404, """{"o:errorDetails":[{"detail":"Record does not exist.","o:errorCode":"NONEXISTENT_ID"}]}""", FaultKind.NotFound)]
    [TestCase(429, """{"o:errorCode":"USER_ERROR","o:errorDetails":[{"detail":"x","o:errorCode":"CONCURRENCY_LIMIT_EXCEEDED"}]}""", FaultKind.RateLimited)]
    [TestCase(400, """{"o:errorDetails":[{"detail":"Concurrent request limit exceeded.","o:errorCode":"CONCURRENCY_LIMIT_EXCEEDED"}]}""", FaultKind.RateLimited)]
    [TestCase(429, "<html>", FaultKind.RateLimited)]
    [TestCase(500, """{"o:errorDetails":[{"detail":"An unexpected error occurred. Error ID: m3x9k2zq","o:errorCode":"UNEXPECTED_ERROR"}]}""", FaultKind.Transient)]
    [TestCase(503, "<html>", FaultKind.Transient)]
    [TestCase(400, """{"o:errorDetails":[{"detail":"This record already exists.","o:errorCode":"USER_ERROR"}]}""", FaultKind.Duplicate)]
    [TestCase(400, """{"o:errorDetails":[{"detail":"You cannot do this because the accounting period is closed","o:errorCode":"USER_ERROR"}]}""", FaultKind.TargetInvalid)]
    [TestCase(400, """{"o:errorDetails":[{"detail":"Record has been changed","o:errorCode":"RCRD_HAS_BEEN_CHANGED"}]}""", FaultKind.Conflict)]
    [TestCase(400, """{"o:errorDetails":[{"detail":"Invalid search query.","o:errorCode":"INVALID_PARAMETER"}]}""", FaultKind.SchemaDrift)]
    [TestCase(403, """{"o:errorDetails":[{"detail":"Permission Violation","o:errorCode":"INSUFFICIENT_PERMISSION"}]}""", FaultKind.Authorisation)]
    [TestCase(400, """{"error":"invalid_client"}""", FaultKind.Authentication)]
    [TestCase(400, """{"error":{"code":"SSS_REQUEST_LIMIT_EXCEEDED","message":"x"}}""", FaultKind.RateLimited)]
    [TestCase(400, """{"error":{"code":"USER_ERROR","message":"{"type":"error.SuiteScriptError"}"}}""", FaultKind.TargetInvalid)]
    [TestCase(400, "", FaultKind.VendorDefect)]
    [TestCase(400, "[1]", FaultKind.VendorDefect)]
    [Category("F05")]
    public void A_refusal_gets_its_kind(int status, string body, FaultKind kind) =>
        Assert.That(Read(status, body).Select(fault => fault.Kind).Distinct(), Is.EqualTo(new[] { kind }));

    [Test]
    public void All_details_are_told_with_path_and_labels_and_without_the_vendors_text()
    {
        var faults = Read(400, """
            {"status":400,"o:errorDetails":[
             {"detail":"You have entered an Invalid Field Value Jane for the following field: item","o:errorCode":"INVALID_CONTENT","o:errorPath":"item.items[0].item"},
             {"detail":"Error while accessing a resource. Please enter value(s) for: Primary Subsidiary.","o:errorCode":"USER_ERROR"},
             {"detail":"An unexpected error occurred. Error ID: m3x9k2zq7h1v4b8t","o:errorCode":"UNEXPECTED_ERROR","o:errorPath":"<bad>"}]}
            """);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(faults.Select(fault => fault.Path), Is.EqualTo(new[] { "/item/items/0/item", null, null }));
        Assert.That(faults[1].Message, Does.Contain("Primary Subsidiary"));
        Assert.That(faults[2].RequestId, Is.EqualTo("m3x9k2zq7h1v4b8t"));
        Assert.That(faults.Select(fault => fault.ToString()), Has.None.Contains("Jane"));
    }

    private static IReadOnlyList<Fault> Read(int status, string body) =>
        new NetSuiteFaults().Read(status, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body));
}
