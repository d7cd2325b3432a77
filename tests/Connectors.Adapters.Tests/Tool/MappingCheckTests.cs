using System.Text.Json;

namespace Connectors.Adapters.Tests.Tool;

/// <summary><c>connectors mapping check</c>: all mistakes at once, with their places.</summary>
public sealed class MappingCheckTests
{
    private const string Wrong = """
        {
          "mapping": "kantata.things",
          "version": "one",
          "source": { "system": "kantata", "object": "things" },
          "target": { "entity": "timeEntry", "schema": "1.0" },
          "fields": {
            "workDate": { "date": "d", "format": "%" }
          }
        }
        """;

    [Test]
    public async Task All_mistakes_of_documents_and_layers_come_at_once_in_their_order()
    {
        using var scratch = new Scratch();
        scratch.Write("kantata.mapping.json", Wrong);
        scratch.Write("northstar/time.overlay.json", Overlay("""{"workDate":{"date":"created_at"}}""", "partner"));
        scratch.Write("northstar/acme/time.overlay.json", Overlay("""{"note":{"cpoy":"notes"},"x:a":{"copy":"a","maxLenght":4}}"""));
        scratch.Write("northstar/globex/good.overlay.json", Overlay("""{"x:a":{"copy":"a"}}"""));
        var run = await ToolRun.StartAsync("mapping", "check", scratch.Path);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ErrorText);
            Assert.That(run.Output, Has.Count.EqualTo(5));
            Assert.That(run.Output[0], Does.EndWith("""kantata.mapping.json:3:14 /version (rule document): "one" is no version. Write three numbers, such as "1.0.0"."""));
            Assert.That(run.Output[1], Does.Contain("kantata.mapping.json:7:42 /fields/workDate/format (rule date): "));
            Assert.That(run.Output[2], Does.Contain("time.overlay.json:1:87 /fields/workDate (rule slot): The slot \"workDate\" is closed. Open slots: "), "told once, though three folders have it");
            Assert.That(run.Output[3], Does.Contain("/fields/note/cpoy (rule cpoy): "));
            Assert.That(run.Output[4], Does.Contain("/fields/x:a/maxLenght (rule copy): "));
            Assert.That(run.ErrorText, Is.EqualTo("checked 1 mappings, 3 overlays: 5 mistakes"));
        });
    }

    [Test]
    public async Task What_ships_has_no_mistake_and_a_good_layer_over_a_document_of_ones_own_neither()
    {
        using var scratch = new Scratch();
        var document = scratch.Write("own.mapping.json", Wrong.Replace("\"one\"", "\"1.0.0\"", StringComparison.Ordinal)
            .Replace("\"%\"", "\"MM/dd/yyyy\", \"open\": true", StringComparison.Ordinal));
        var overlay = scratch.Write("own.overlay.json", """{"overlay":"kantata.things","base":"1.x","layer":"tenant","fields":{"workDate":{"date":"e"}}}""");
        var run = await ToolRun.StartAsync("mapping", "check", document, overlay);
        Assert.That((run.ExitCode, run.ErrorText), Is.EqualTo((0, "checked 1 mappings, 1 overlays: 0 mistakes")), () => string.Join('\n', run.Output));
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task A_layer_over_a_document_with_mistakes_is_noted_and_functions_of_the_host_can_be_declared()
    {
        using var scratch = new Scratch();
        var document = scratch.Write("own.mapping.json", Wrong);
        var overlay = scratch.Write("own.overlay.json", """{"overlay":"kantata.things","base":"1.x","layer":"tenant"}""");
        var custom = scratch.Write("custom.overlay.json", Overlay("""{"x:a":{"custom":"shout","of":["loud"]}}"""));
        var run = await ToolRun.StartAsync("mapping", "check", document, overlay);
        Assert.That(run.ErrorText, Does.Contain("own.overlay.json: not laid over kantata.things, which has mistakes of its own"));
        Assert.That((await ToolRun.StartAsync("mapping", "check", custom)).Output.Single(), Does.Contain("no mapping function \"shout\""));
        Assert.That((await ToolRun.StartAsync("mapping", "check", custom, "--function", "shout")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task As_json_each_mistake_has_its_members()
    {
        using var scratch = new Scratch();
        var document = scratch.Write("own.mapping.json", Wrong);
        using var answer = JsonDocument.Parse(string.Concat((await ToolRun.StartAsync("mapping", "check", document, "--json")).Output));
        var first = answer.RootElement[0];
        Assert.That(first.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "file", "line", "column", "path", "rule", "code", "message" }));
        Assert.That((first.GetProperty("line").GetInt32(), first.GetProperty("column").GetInt32(), first.GetProperty("path").GetString()), Is.EqualTo((3, 14, "/version")));
        using var none = JsonDocument.Parse(string.Concat((await ToolRun.StartAsync("mapping", "check", scratch.Write("good.overlay.json", Overlay("{}")), "--json")).Output));
        Assert.That(none.RootElement.GetArrayLength(), Is.Zero);
    }

    private static string Overlay(string fields, string layer = "tenant") =>
        $$"""{"overlay":"kantata.time_entries","base":"1.x","layer":"{{layer}}","fields":{{fields}}}""";
}
