using System.Collections.Immutable;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Http;
using Connectors.Mapping;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Kantata.Tests;

/// <summary>The adapter's object classes over a stub.</summary>
internal sealed class KantataBench
{
    public KantataBench(Func<StubRequest, VendorResponse> answer, KantataOptions? options = null)
    {
        Vendor = new(answer);
        Client = new(Vendor);
        var reading = new PagedReading(Client, Options.Create(options ?? new KantataOptions()));
        var references = new ExternalReferences(Client);
        var writing = new ProbedWriting(Client, references);
        var inviting = new InvitedWriting(Client, references, new AccountUsers(Client));
        (TimeEntries, Workspaces, Stories, Users) = (new(reading, references, writing), new(reading, references, writing), new(reading, references, writing), new(reading, references, inviting));
        Expenses = new(reading, references, writing);
    }

    public static Connection Connection { get; } = new(
        new TenantContext(
            new Tenant(new("acme"), "/northstar/acme", "eu", "Europe/Berlin", "northstar", [], ImmutableDictionary<string, string>.Empty),
            new MappingCatalog([])),
        new ConnectionSettings("psa", "kantata", null, null, "psa", ImmutableDictionary<string, string>.Empty),
        null!,
        new Uri("https://api.mavenlink.com/"));

    public StubVendor Vendor { get; }

    public KantataClient Client { get; }

    public TimeEntries TimeEntries { get; }

    public Workspaces Workspaces { get; }

    public Stories Stories { get; }

    public Users Users { get; }

    public Expenses Expenses { get; }

    public static async Task<List<VendorPage>> ReadAsync(IRecordReader reader, string? from = null, params string[] only)
    {
        var pages = new List<VendorPage>();
        var request = new ReadRequest(from is null ? null : new Cursor(from), []) { Only = [.. only] };
        await foreach (var page in reader.ReadAsync(Connection, request))
        {
            pages.Add(page);
        }

        return pages;
    }
}
