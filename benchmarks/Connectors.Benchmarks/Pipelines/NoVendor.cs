using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Limits;
using Connectors.Tenancy;

namespace Connectors.Benchmarks;

/// <summary>The parts that a vendor over HTTP would need; this one is asked for none of them.</summary>
internal sealed class NoVendor : IRequestAuthenticator, IFaultReader, IBudgetRules, IVendorHosts
{
    public ImmutableArray<string> Allowed => ["pages.example.com"];

    public ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default) => default;

    public ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default) =>
        new(false);

    public ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body) => [];

    public ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection) => [];

    public ImmutableArray<BudgetReading> Read(HttpResponseMessage response) => [];

    public Uri AddressFor(ConnectionSettings settings) => new("https://pages.example.com/");
}
