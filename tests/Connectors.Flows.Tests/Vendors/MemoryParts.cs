using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Limits;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

/// <summary>The parts that a vendor over HTTP would need; these vendors are asked for none of them.</summary>
internal sealed class MemoryParts : IRequestAuthenticator, IFaultReader, IBudgetRules, IVendorHosts, IPageFormat
{
    public System.Collections.Immutable.ImmutableArray<string> Allowed => ["things.example.com"];

    public ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default) => default;

    public ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default) => new(false);

    public System.Collections.Immutable.ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body) => [];

    public System.Collections.Immutable.ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection) => [];

    public System.Collections.Immutable.ImmutableArray<BudgetReading> Read(HttpResponseMessage response) => [];

    public Uri AddressFor(ConnectionSettings settings) => new("https://things.example.com/");

    public VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject) => new([], RelatedRecords.None, new(""), IsLast: true);

    public IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page) => new Dictionary<string, int>();
}
