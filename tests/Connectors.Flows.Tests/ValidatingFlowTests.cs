using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.State;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests;

/// <summary>A flow that validates takes no record that its contract does not allow.</summary>
public sealed class ValidatingFlowTests
{
    private static readonly string TooLong = new('x', 256);

    [Test]
    public async Task A_record_that_its_contract_does_not_allow_is_a_dead_letter_and_its_neighbour_goes_on()
    {
        await using var rig = new FlowRig(null, builder => builder.AddRecordValidation(), Flow("true"));
        rig.Accounts.Put(FlowRig.Left, "1", TooLong, "active");
        rig.Accounts.Put(FlowRig.Left, "2", "Client 2", "active");

        var first = await rig.RunAsync();
        var letter = (await rig.LettersAsync()).Single();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        var second = await rig.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That((first.Refused, first.Written, second.Refused, second.Written), Is.EqualTo((1, 1, 0, 1)));
            Assert.That(letter.Faults.Single().Path, Is.EqualTo("/name"));
            Assert.That(letter.Faults.Single().Message, Is.EqualTo(
                "The text is longer than the 255 characters that the contract customer allows. Shorten it at its source, or cut it in the mapping."));
        });
        Assert.That(await rig.LettersAsync(), Is.Empty, "the corrected record closes the letter");
    }

    [TestCase("false")]
    [TestCase(null)]
    public async Task A_flow_that_does_not_ask_takes_it(string? validate)
    {
        await using var rig = new FlowRig(null, builder => builder.AddRecordValidation(), Flow(validate));
        rig.Accounts.Put(FlowRig.Left, "1", TooLong, "active");
        Assert.That((await rig.RunAsync()).Written, Is.EqualTo(1));
    }

    [Test]
    public async Task A_flow_that_asks_and_has_nobody_to_ask_is_told_at_start_and_does_not_run()
    {
        await using var rig = new FlowRig(null, Flow("true"));
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        Assert.That((await rig.CheckAsync()).Single().Message, Does.Contain("'copy' validates").And.Contain(".AddRecordValidation()"));
        var report = await rig.RunAsync();
        Assert.That((report.Written, report.Faults.Single().Message), Is.EqualTo((0, "The flow 'copy' validates its records and nothing does. "
            + "Add the package Connectors.Validation and .AddRecordValidation(), or remove 'validate'.")));
        await using var wrong = new FlowRig(null, Flow("\"yes\""));
        Assert.That((await wrong.CheckAsync()).Single().Path, Is.EqualTo("/validate"));
    }

    [TestCase("""{"name":"A","kind":{"code":"organization"},"status":{"code":"active"}}""", "")]
    [TestCase("""{"kind":{"code":"organization"},"status":{"code":"active"}}""", "/name")]
    [TestCase("""{"name":7,"kind":{"code":"organization"},"status":{"code":"active"}}""", "/name")]
    [TestCase("""{"name":"A","kind":{"code":"firm"},"status":{"code":"active"}}""", "/kind/code")]
    [TestCase("""{"name":"A","kind":{},"status":{"code":"active"}}""", "/kind/code")]
    [TestCase("""{"name":"A","kind":{"code":"organization"},"status":{"code":"active"},"creditLimit":{"amount":"1,5","currency":"EUR"}}""", "/creditLimit/amount")]
    [TestCase("""{"name":"A","kind":{"code":"organization"},"status":{"code":"active"},"parent":{"state":"pending"}}""", "/parent")]
    [TestCase("""{"name":"A","kind":{"code":"organization"},"status":{"code":"active"},"addresses":[{"lines":["a"],"country":1}]}""", "/addresses/0/country")]
    [TestCase("""{"name":"A","kind":{"code":"organization"},"status":{"code":"active"},"ext":{"x:a":{"v":1}}}""", "/ext/x:a/t")]
    [TestCase("""{"name":"A","kind":{"code":"organization"},"status":{"code":"active"},"later":1}""", "")]
    [TestCase("{", "")]
    public void A_validator_names_the_path_and_never_the_value(string json, string path)
    {
        var services = new ServiceCollection();
        services.AddConnectors(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()).AddRecordValidation();
        using var provider = services.BuildServiceProvider();
        var record = new CanonicalRecord
        {
            Entity = "customer", Schema = "1.0", Source = new("acme", "main", "things", "1", null, null), State = RecordState.Live,
            Json = System.Text.Encoding.UTF8.GetBytes(json), ContentHash = "", Trace = new("acme.things", "1.0.0", "acme"),
        };
        var validator = provider.GetRequiredService<IRecordValidator>();
        var faults = validator.Validate(record);
        Assert.Multiple(() =>
        {
            Assert.That(faults.Select(fault => fault.Path), path.Length == 0 && json != "{" ? Is.Empty : Is.EqualTo(new[] { path }));
            Assert.That(faults.Select(fault => fault.Message), Has.None.Contains("1,5").And.None.Contains("firm"));
            Assert.That(validator.Validate(record with { Schema = "2.0" }).Single().Kind, Is.EqualTo(FaultKind.Unsupported));
            Assert.That(validator.Validate(record with { Entity = "thing" }), Is.Empty);
        });
    }

    private static string Flow(string? validate) => $$"""
        { "flow": "copy", "version": "1.0.0", {{(validate is null ? "" : $"\"validate\": {validate},")}}
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id", "name"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "create", "record": "@self", "owner": "finance" } ] }
        """;
}
