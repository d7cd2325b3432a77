using System.Text;
using Connectors.Faults;

namespace Connectors.Kantata.Tests;

public sealed class FaultTests
{
    private readonly KantataFaults _faults = new();

    [TestCase(400, """{"status":400,"error":"malformed JSON detected, please lint your request params"}""", FaultKind.TargetInvalid)]
    [TestCase(400, """{"errors":[{"type":"system","message":"Missing required parameters. Please see our documentation"}]}""", FaultKind.TargetInvalid)]
    [TestCase(401, """{"errors":[{"type":"oauth","message":"Invalid OAuth 2 Request"}]}""", FaultKind.Authentication)]
    [TestCase(400, """{"errors":[{"type":"oauth","message":"Invalid OAuth 2 Request"}]}""", FaultKind.Authentication)]
    [TestCase(403, """{"errors":[{"type":"system","message":"Your account has been canceled"}]}""", FaultKind.Authentication)]
    [TestCase(403, """{"errors":[{"type":"system","message":"Not yours"}]}""", FaultKind.Authorisation)]
    [TestCase(404, """{"errors":[{"type":"system","message":"Page Not Found"}]}""", FaultKind.NotFound)]
    [TestCase(409, "", FaultKind.Conflict)]
    [TestCase(422, """{"errors":[{"type":"validation","message":"Name has already been taken","field":"name"}]}""", FaultKind.Duplicate)]
    [TestCase(422, """{"errors":["Value has already been entered"]}""", FaultKind.Duplicate)]
    [TestCase(422, """{"errors":["Something else"]}""", FaultKind.TargetInvalid)]
    [TestCase(422, """{"errors":[7]}""", FaultKind.TargetInvalid)]
    [TestCase(429, "slow down", FaultKind.RateLimited)]
    [TestCase(502, "<html><body>Bad gateway</body></html>", FaultKind.Transient)]
    [TestCase(500, """{"errors":[{"message":"It has already been logged"}]}""", FaultKind.Transient)]
    [TestCase(415, "[]", FaultKind.Unsupported)]
    [TestCase(422, "{\"errors\":[\"\\ud800\"]}", FaultKind.TargetInvalid)]
    public void A_refusal_is_classified_by_status_then_type_then_the_one_stable_text(int status, string body, FaultKind kind) =>
        Assert.That(Read(status, body).Select(fault => fault.Kind), Is.EqualTo(new[] { kind }));

    [Test]
    public void All_reasons_are_told_with_field_code_and_request_id()
    {
        var faults = Read(422, """{"errors":[{"type":"validation","message":"Please give your project a title","field":"title"},{"type":"validation","message":"is too long","field":"a/b"}]}""");
        Assert.Multiple(() =>
        {
            Assert.That(faults, Has.Length.EqualTo(2));
            Assert.That(faults[0].Path, Is.EqualTo("/title"));
            Assert.That(faults[0].Message, Is.EqualTo("Kantata refused 'title': Please give your project a title"));
            Assert.That(faults[0].VendorCode, Is.EqualTo("validation"));
            Assert.That(faults[1].Path, Is.EqualTo("/a~1b"));
            Assert.That(faults.Select(fault => fault.RequestId), Is.All.EqualTo("r-1"));
        });
    }

    [Test]
    public void A_text_that_quotes_an_address_is_masked_and_a_long_one_cut()
    {
        var message = Read(422, $$"""{"errors":["dana@example.com is {{new string('x', 1000)}}"]}""").Single().Message;
        Assert.Multiple(() =>
        {
            Assert.That(message, Does.StartWith("Kantata: (e-mail) is xxx"));
            Assert.That(message, Has.Length.LessThan(320));
        });
    }

    [Test]
    public void No_body_makes_the_reader_throw_or_stay_silent() => Assert.Multiple(() =>
    {
        foreach (var body in new[] { "", "null", "7", "{", "{\"errors\":{}}", "{\"errors\":[]}", "{\"error\":7}", "\0", new string('[', 100) })
        {
            Assert.That(Read(422, body), Is.Not.Empty, body);
        }
    });

    private System.Collections.Immutable.ImmutableArray<Fault> Read(int status, string body) =>
        _faults.Read(status, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-Request-Id"] = "r-1" }, Encoding.UTF8.GetBytes(body));
}
