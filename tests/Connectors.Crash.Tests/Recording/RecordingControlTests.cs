using System.Text;
using System.Text.Json;
using Connectors.Faults;
using Connectors.Flows;
using Connectors.State;
using Microsoft.Extensions.DependencyInjection;
using QuickStart;

namespace Connectors.Crash.Tests;

/// <summary>What a replay must notice: forged inputs, other mappings, requests that nobody recorded. And what no recording may hold.</summary>
public sealed class RecordingControlTests
{
    private List<(RecordingName Name, byte[] File)> _recorded = null!;
    private ServiceProvider _host = null!;

    private IRunReplay Replay => _host.GetRequiredService<IRunReplay>();

    [OneTimeSetUp]
    public async Task RecordAsync()
    {
        _recorded = await RecordedRuns.MakeAsync(seed: 4711, faults: false);
        _host = RecordedHouse.Replaying();
    }

    [OneTimeTearDown]
    public async Task EndAsync() => await _host.DisposeAsync();

    [Test]
    public void Negative_control_a_recording_of_which_any_byte_was_changed_is_refused()
    {
        var file = First("closed-won");
        var length = EditedRecording.Text(file).Length;
        for (var at = 0; at < length; at += (length / 100) + 1)
        {
            Assert.That(Recording.Read(EditedRecording.WithByte(file, at)).IsSuccess, Is.False, $"byte {at}");
        }

        Assert.That(Recording.Read(file).IsSuccess, Is.True);
    }

    [Test]
    public async Task Negative_control_an_answer_of_which_one_letter_was_changed_is_a_difference_of_that_field()
    {
        var lines = EditedRecording.Lines(First("closed-won"));
        var name = NameIn(lines);
        var at = lines.FindIndex(line => line.Http?.Answer?.Contains($"\"{name}\"", StringComparison.Ordinal) ?? false);
        var answer = lines[at].Http!;
        lines[at] = new() { Http = answer with { Answer = answer.Answer!.Replace($"\"{name}\"", $"\"{name[..^1]}~\"", StringComparison.Ordinal) } };

        var result = await Replay.RunAsync(EditedRecording.Sealed(lines));

        Assert.That(result.IsSuccess, Is.True, string.Join('\n', result.Faults.IsDefault ? [] : result.Faults));
        Assert.That(result.Value!.Differences.Where(one => one.Of == "record").Select(one => one.Pointer).Distinct(), Is.EqualTo(new[] { "/name" }));
        Assert.That(result.Value.OutputHash, Is.Not.EqualTo(EditedRecording.Sealed(lines).OutputHash));
    }

    [Test]
    public async Task Negative_control_each_changed_id_that_was_used_is_a_difference()
    {
        var lines = EditedRecording.Lines(First("closed-won"));
        var at = lines.FindIndex(line => line.Streams is not null);
        var ids = lines[at].Streams!.Ids;
        // An id that a draft was given and that nobody stored or sent stands nowhere else.
        var used = EditedRecording.Text(First("closed-won")).Split('\n').Where(line =>
            !line.Contains("\"streams\"", StringComparison.Ordinal)).ToArray();
        var noticed = 0;
        for (var index = 0; index < ids.Length; index++)
        {
            if (!used.Any(line => line.Contains($"{ids[index]}", StringComparison.Ordinal)))
            {
                continue;
            }

            noticed++;
            var forged = lines.ToList();
            forged[at] = new() { Streams = lines[at].Streams! with { Ids = ids.SetItem(index, new(0, 0, 0x7001, 0x80, 0, 0, 0, 0, 0, 0, 7)) } };
            Assert.That(await IsNoticedAsync(forged), Is.True, $"id {index} of {ids.Length}");
        }

        TestContext.Out.WriteLine($"{noticed} of {ids.Length} ids were used, each of them is noticed");
        Assert.That(noticed, Is.GreaterThan(1));
    }

    [Test]
    public async Task Negative_control_readings_of_the_clock_that_are_stored_are_differences_when_they_are_changed()
    {
        var lines = EditedRecording.Lines(First("closed-won"));
        var at = lines.FindIndex(line => line.Streams is not null);
        var clock = lines[at].Streams!.Clock;
        var noticed = 0;
        for (var index = 0; index < clock.Length; index++)
        {
            var changed = clock.SetItem(index, clock[index] + TimeSpan.TicksPerMinute);
            changed = index + 1 < clock.Length ? changed.SetItem(index + 1, clock[index + 1] - TimeSpan.TicksPerMinute) : changed;
            var forged = lines.ToList();
            forged[at] = new() { Streams = lines[at].Streams! with { Clock = changed } };
            noticed += await IsNoticedAsync(forged) ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{noticed} of {clock.Length} readings of the clock show in what is stored or sent");
        Assert.That(noticed, Is.GreaterThan(0));
    }

    [Test]
    public async Task Negative_control_a_request_that_was_not_recorded_is_refused_by_name()
    {
        var lines = EditedRecording.Lines(First("closed-won"));
        var alone = lines.Select(line => line.Http).OfType<TapedExchange>().GroupBy(one => (one.Connection, one.Method, one.Route))
            .Where(same => same.Count() == 1).Select(same => same.Single()).First();
        lines.RemoveAll(line => line.Http == alone);

        var result = await Replay.RunAsync(EditedRecording.Sealed(lines));

        Assert.That(result.IsSuccess, Is.False);
        Assert.That(result.Faults[0].Message, Does.Contain($"would need the network for {alone.Method} {alone.Url}").And.Contain(alone.Route));
    }

    [Test]
    public async Task An_edit_of_a_mapping_changes_the_fields_that_it_names_and_nothing_else()
    {
        var overlay = Encoding.UTF8.GetBytes(
            """
            { "overlay": "won-opportunity-to-project", "base": "1.x", "layer": "tenant",
              "fields": { "billing": { "constant": "fixedPrice", "as": "coded" } } }
            """);
        await using var edited = RecordedHouse.Replaying(new("edit.overlay.json", overlay));
        var differences = new List<ReplayDifference>();
        foreach (var (name, file) in _recorded.Where(one => one.Name.Tenant.Value == "acme"))
        {
            var result = await edited.GetRequiredService<IRunReplay>().RunAsync(Recording.Read(file).Value!);
            Assert.That(result.IsSuccess, Is.True, $"{name.Flow}: {string.Join('\n', result.IsSuccess ? [] : result.Faults)}");
            differences.AddRange(result.Value!.Differences);
            Assert.That(name.Flow == "closed-won" || result.Value.IsEqual, Is.True, name.Flow);
        }

        Assert.Multiple(() =>
        {
            Assert.That(
                differences.Where(one => one.Of == "record").Select(one => one.Pointer).Distinct(), Is.Not.Empty.And.All.StartsWith("/billing"));
            Assert.That(
                differences.Where(one => one.Of == "request").Select(one => one.Pointer).Distinct(),
                Is.Not.Empty.And.All.EndsWith("stories_are_fixed_fee_by_default"));
            Assert.That(differences.Select(one => one.Of).Distinct(), Is.EquivalentTo(new[] { "record", "request", "state" }));
        });
    }

    [Test]
    public async Task No_recording_holds_a_secret_or_anything_of_another_tenant()
    {
        var kept = await RecordedRuns.MakeAsync(seed: 815);
        string[] secrets = ["sandbox-secret", "PRIVATE KEY", "Bearer ", "Basic ", "wsse", .. TenantSetup.Tenants.Select(TenantSecrets.Token)];
        foreach (var (name, file) in kept.Concat(_recorded))
        {
            var text = EditedRecording.Text(file);
            var other = TenantSetup.Tenants.Single(tenant => tenant != name.Tenant.Value);
            Assert.That(secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)), Is.Empty, name.Flow);
            Assert.That(text, Does.Not.Contain($"northstar-{other}"), name.Flow);
        }

        Assert.That(kept.Select(one => one.Name.Tenant.Value).Distinct(), Is.EquivalentTo(TenantSetup.Tenants));
    }

    [Test]
    public async Task A_recording_that_came_to_its_bound_says_so_and_is_refused()
    {
        var kept = await RecordedRuns.MakeAsync(seed: 99, record => record.MaxBytes = 20_000, faults: false);

        var refused = kept.Select(one => Recording.Read(one.File)).Where(one => !one.IsSuccess).Select(one => one.Faults[0]).ToArray();

        Assert.That(refused, Is.Not.Empty);
        Assert.That(refused.Select(fault => fault.Rule).Distinct(), Is.EqualTo(new[] { "recording-truncated" }));
        Assert.That(refused[0].Message, Does.Contain("20000 bytes"));
        Assert.That(kept.Select(one => one.File.Length), Has.All.LessThan(20_000));
    }

    [Test]
    public async Task A_folder_keeps_the_newest_recordings_of_each_tenant_and_flow()
    {
        var folder = Directory.CreateTempSubdirectory("recordings-test");
        try
        {
            await RecordedRuns.MakeAsync(
                seed: 12, record => (record.Sink, record.Folder, record.MaxRecordings) = (null, folder.FullName, 2), faults: false);

            var flows = TenantSetup.Tenants.SelectMany(tenant => RecordedHouse.Flows.Select(flow => Path.Combine(folder.FullName, tenant, flow)));
            foreach (var flow in flows)
            {
                var files = Directory.GetFiles(flow).Order(StringComparer.Ordinal).ToArray();
                Assert.That(files, Has.Length.EqualTo(2).And.All.EndsWith(".recording"), flow);
                var result = await Replay.RunAsync(Recording.Read(await File.ReadAllBytesAsync(files[1])).Value!);
                Assert.That(result.Value!.Differences, Is.Empty, flow);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task An_encrypted_recording_opens_with_its_key_only()
    {
        var key = Enumerable.Range(0, 32).Select(at => (byte)at).ToArray();
        var (_, file) = (await RecordedRuns.MakeAsync(seed: 7, record => record.Key = key, faults: false))[0];

        Assert.That(Recording.Read(file).Faults[0].Rule, Is.EqualTo("recording-key"));
        Assert.That(Recording.Read(file, new byte[32]).Faults[0].Rule, Is.EqualTo("recording-key"));
        var opened = Recording.Read(file, key);
        Assert.That(opened.IsSuccess, Is.True);
        Assert.That((await Replay.RunAsync(opened.Value!)).Value!.IsEqual, Is.True);
    }

    [Test]
    public void What_is_stored_counts_by_its_members_and_not_by_their_order_which_each_process_chooses_anew()
    {
        Assert.That(Effect("""{"a":{"x":1,"y":[1,2]},"b":"c"}"""), Is.EqualTo(Effect("""{"b":"c", "a":{"y":[1,2],"x":1}}""")));
        Assert.That(Effect("""{"a":[1,2]}"""), Is.Not.EqualTo(Effect("""{"a":[2,1]}""")));

        static string Effect(string json) =>
            StateKeys.Effect(new StateChange.Set(new(new(new("acme"), "sent", "1"), "", Encoding.UTF8.GetBytes(json))));
    }

    private byte[] First(string flow) => _recorded.First(one => one.Name.Flow == flow).File;

    private async Task<bool> IsNoticedAsync(List<RecordingLine> forged)
    {
        Outcome<ReplayResult> result = await Replay.RunAsync(EditedRecording.Sealed(forged));
        return !result.IsSuccess || !result.Value.IsEqual;
    }

    /// <summary>The name of a record that was read, as it stands in a vendor's answer.</summary>
    private static string NameIn(List<RecordingLine> lines) => lines.Select(line => line.Out).OfType<TapedOutput>()
        .Where(output => output is { Of: TapedOutput.Read, Json: not null })
        .Select(output => JsonDocument.Parse(output.Json!).RootElement)
        .Where(json => json.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
        .Select(json => json.GetProperty("name").GetString()!)
        .First(name => lines.Any(line => line.Http?.Answer?.Contains($"\"{name}\"", StringComparison.Ordinal) ?? false));
}
