using System.Text;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Reading;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Connectors.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Kantata.Tests;

/// <summary>The house as a host sets it up: configuration, adapter, mappings, pipeline, HTTP.</summary>
public sealed class WholeWayTests
{
    [Test]
    public async Task Recorded_contents_arrive_as_canonical_records()
    {
        RecordedPages.All();
        await using var sandbox = await StartAsync(RecordedPages.Folder);
        await using var house = Open(sandbox);
        Assert.Multiple(async () =>
        {
            Assert.That(await CountAsync(house, "timeEntry"), Is.EqualTo((228, 0)));
            Assert.That(await CountAsync(house, "expense"), Is.EqualTo((11, 0)));
            Assert.That(await CountAsync(house, "invoice"), Is.EqualTo((42, 0)));
            Assert.That(await CountAsync(house, "project"), Is.EqualTo((25, 0)));
            Assert.That(await CountAsync(house, "customer"), Is.EqualTo((21, 0)));
            Assert.That(await CountAsync(house, "task"), Is.EqualTo((26, 0)));
        });
    }

    [Test]
    public async Task Generated_time_arrives_with_roles_projects_and_exact_rates()
    {
        await using var sandbox = await StartAsync();
        await using var house = Open(sandbox);
        var entries = await ReadAsync(house, "timeEntry");
        Assert.Multiple(() =>
        {
            Assert.That(entries, Has.Count.EqualTo(60));
            Assert.That(entries.Select(entry => entry.As<TimeEntry>().Role), Has.None.Null);
            Assert.That(entries.Select(entry => entry.As<TimeEntry>().Project!.Display), Has.None.Null);
            Assert.That(entries.Select(entry => entry.As<TimeEntry>().Status.Code).Distinct(), Does.Contain(TimeEntryStatus.Approved));
        });
    }

    [TestCase("USD", "50000.10", "50000.10")]
    [TestCase("JPY", "5000000", "5000000")]
    public async Task A_project_written_twice_is_one_project_and_reads_back_as_it_was_written(string currency, string amount, string readBack)
    {
        await using var sandbox = await StartAsync();
        await using var house = Open(sandbox);
        var (connection, writer) = (await ConnectionAsync(house), house.GetRequiredService<IEntityWriter>());
        var key = new ExternalKey("northstar-acme", "opportunity", "o_1");
        var prepared = await writer.PrepareAsync(connection, Project(currency, amount), WriteVerb.Create, key);
        Assert.That(prepared.IsSuccess, Is.True, string.Join('\n', prepared.Faults));
        var first = (WriteResult.Written)await writer.SendAsync(connection, prepared.Value!);
        var second = (WriteResult.Written)await writer.SendAsync(connection, prepared.Value!);
        var found = await house.GetRequiredService<IEntityReader>().ReadOnlyAsync(connection, "project", [first.Key.Id]);
        var project = found.Single().Record.Value!.As<Project>();
        Assert.Multiple(() =>
        {
            Assert.That((first.Created, second.Created, second.Key), Is.EqualTo((true, false, first.Key)));
            Assert.That(project.Name, Is.EqualTo("Rollout"));
            Assert.That(project.PlannedStart, Is.EqualTo(new DateOnly(2026, 12, 1)));
            Assert.That(project.PlannedEnd, Is.Null);
            Assert.That(project.Budget!.Amount!.ToString(), Does.Contain(readBack));
            Assert.That(project.Billing.Code, Is.EqualTo(ProjectBilling.FixedPrice));
            Assert.That(sandbox["kantata", "acme"].Log.Entries.Count(entry => entry.Method == "POST"), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Reading_goes_on_where_the_last_page_said()
    {
        await using var sandbox = await StartAsync();
        await using var house = Open(sandbox);
        var (connection, reader) = (await ConnectionAsync(house), house.GetRequiredService<IEntityReader>());
        Cursor? next = null;
        await foreach (var page in reader.ReadAsync(connection, "timeEntry"))
        {
            next = page.Next;
        }

        sandbox["kantata", "acme"].Clock.Advance(TimeSpan.FromDays(1));
        var again = new List<ReadResult>();
        await foreach (var page in reader.ReadAsync(connection, "timeEntry", next))
        {
            again.AddRange(page.Records);
        }

        Assert.That(again, Has.Count.LessThan(10), "Only the overlap is read once more.");
    }

    [Test]
    public async Task The_descriptor_says_what_each_object_can_do()
    {
        await using var house = Open(null);
        var objects = house.GetRequiredService<IAdapters>().For("kantata").Descriptor.Objects;
        Assert.Multiple(() =>
        {
            Assert.That(objects, Has.Length.EqualTo(7));
            Assert.That(objects.Select(line => line.Abilities), Is.All.EqualTo(Abilities.Read | Abilities.Find | Abilities.Write));
            Assert.That(objects.Select(line => line.Guarantee), Is.All.EqualTo(WriteGuarantee.ProbeThenCreate));
            Assert.That(objects.SelectMany(line => line.Routes), Does.Contain(new VendorRoute("PUT", "/time_entries/{id}")));
        });
    }

    private static Task<SandboxHost> StartAsync(string? recorded = null) => SandboxHost.StartAsync(new SandboxOptions
    {
        Accounts = [new SandboxAccountOptions { Vendor = "kantata", Name = "acme", AccessToken = "sandbox-token", RecordedPages = recorded }],
    });

    private static ServiceProvider Open(SandboxHost? sandbox)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AllowLoopback"] = "true",
            ["Tenants:acme:Path"] = "/northstar/acme",
            ["Tenants:acme:Connections:psa:System"] = "kantata",
            ["Tenants:acme:Connections:psa:Endpoint"] = sandbox?["kantata", "acme"].Address.AbsoluteUri,
            ["Credentials:acme:psa:Token"] = "sandbox-token",
        };
        var services = new ServiceCollection();
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddKantata(kantata => (kantata.RequestsPerSecond, kantata.ConcurrentRequests) = (50, 20));
        return services.BuildServiceProvider();
    }

    private static async Task<Connection> ConnectionAsync(ServiceProvider house) =>
        house.GetRequiredService<IConnections>().Open(await house.GetRequiredService<ITenants>().OpenAsync(new("acme")), "psa");

    private static async Task<List<CanonicalRecord>> ReadAsync(ServiceProvider house, string entity)
    {
        var records = new List<CanonicalRecord>();
        await foreach (var page in house.GetRequiredService<IEntityReader>().ReadAsync(await ConnectionAsync(house), entity))
        {
            records.AddRange(page.Records.Select(result => result.Record.Value!));
        }

        return records;
    }

    private static async Task<(int Mapped, int Refused)> CountAsync(ServiceProvider house, string entity)
    {
        var records = await ReadAsync(house, entity);
        return (records.Count(record => record is not null), records.Count(record => record is null));
    }

    private static CanonicalRecord Project(string currency, string amount) => new()
    {
        Entity = "project",
        Schema = "1.0",
        Source = new("salesforce", "crm", "Opportunity", "006A", null, null),
        State = RecordState.Live,
        Json = Encoding.UTF8.GetBytes($$"""
            {"name":"Rollout","status":{"code":"planned"},"billing":{"code":"fixedPrice"},"plannedStart":"2026-12-01","currency":"{{currency}}",
             "budget":{"amount":{"amount":"{{amount}}","currency":"{{currency}}"} } }
            """),
        ContentHash = "",
        Trace = new("test", "1.0.0", "salesforce"),
    };
}
