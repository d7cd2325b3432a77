using System.Text;
using System.Text.Json;
using Connectors.Exchange;
using Connectors.Http;
using Connectors.Jira;
using Connectors.Kantata;

namespace Connectors.Adapters.Tests.Shape;

/// <summary>The run that makes a record stands in it where the vendor has a place, beside our key and outside of the mapped fields.</summary>
public sealed class CorrelationTests
{
    private static readonly ExternalKey Key = new("northstar-acme", "task", "jira-10001");

    [Test]
    public void Kantata_keeps_the_run_as_message_of_the_reference()
    {
        Assert.That(Kantata("0199-run"), Does.Contain("\"external_message\":\"run 0199-run\"").And.Contain("\"service_model_ref\":\"jira-10001\""));
        Assert.That(Kantata(null), Does.Not.Contain("external_message"));
    }

    [Test]
    public void Jira_keeps_the_run_in_the_property_of_the_key_which_is_found_as_before()
    {
        Assert.That(Jira("0199-run"), Does.Contain("\"run\":\"0199-run\""));
        Assert.That(Jira(null), Does.Not.Contain("run"));
        Assert.That(new[] { Jira("0199-run"), Jira(null) }.All(issue => JiraKey.IsIn(Encoding.UTF8.GetBytes(issue), Key)), Is.True);
    }

    private static string Kantata(string? run)
    {
        CallOrigin.Current = new("copy", run);
        return Encoding.UTF8.GetString(RecordBody.ForCreate(new("stories", "story"), "{\"title\":\"x\"}"u8.ToArray(), Key).Span);
    }

    private static string Jira(string? run)
    {
        CallOrigin.Current = new("copy", run);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            JiraKey.WriteProperties(writer, Key);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
