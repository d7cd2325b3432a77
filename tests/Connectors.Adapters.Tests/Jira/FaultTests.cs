using System.Text;
using Connectors.Faults;

namespace Connectors.Jira.Tests;

/// <summary>Refusals in every form that Jira, its gateway and its edge use.</summary>
public sealed class FaultTests
{
    [TestCase("jira-quota-global-based", FaultKind.QuotaExhausted)]
    [TestCase("jira-quota-tenant-based", FaultKind.QuotaExhausted)]
    [TestCase("jira-burst-based", FaultKind.RateLimited)]
    [TestCase("jira-per-issue-on-write", FaultKind.RateLimited)]
    [TestCase(null, FaultKind.RateLimited)]
    public void A_limit_is_told_by_its_reason(string? reason, FaultKind kind) =>
        Assert.That(Read(429, "", reason is null ? [] : new() { ["RateLimit-Reason"] = reason }).Single().Kind, Is.EqualTo(kind));

    [Test]
    public void Errors_by_field_become_paths_and_quote_nothing()
    {
        var faults = Read(400, """{"errorMessages":["no 'secret value'"],"errors":{"summary":"You must specify a summary.","customfield_10016":"Field 'customfield_10016' cannot be set."}}""");
        Assert.Multiple(() =>
        {
            Assert.That(faults.Select(fault => fault.Path), Is.EqualTo(new[] { null, "/fields/summary", "/fields/customfield_10016" }));
            Assert.That(faults.Select(fault => fault.Kind), Is.All.EqualTo(FaultKind.TargetInvalid));
            Assert.That(faults[0].Message, Does.Not.Contain("secret value"));
        });
    }

    [TestCase(401, """{"code":401,"message":"Unauthorized; scope does not match"}""", FaultKind.Authorisation)]
    [TestCase(401, """{"code":401,"message":"Unauthorized"}""", FaultKind.Authentication)]
    [TestCase(502, "<html><body>Bad gateway</body></html>", FaultKind.Transient)]
    [TestCase(410, """{"errorMessages":["The requested API has been removed."],"errors":{}}""", FaultKind.Configuration)]
    [TestCase(413, """{"errorMessages":["Too many worklogs"],"errors":{}}""", FaultKind.LimitExceeded)]
    [TestCase(409, "", FaultKind.Conflict)]
    [TestCase(404, "\ud83d", FaultKind.NotFound)]
    public void Other_forms_are_understood(int status, string body, FaultKind kind) =>
        Assert.That(Read(status, body).Single().Kind, Is.EqualTo(kind));

    private static IReadOnlyList<Fault> Read(int status, string body, Dictionary<string, string>? headers = null) =>
        new JiraFaults().Read(status, headers ?? [], Encoding.UTF8.GetBytes(body));
}
