using System.Collections.Immutable;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Limits;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests.Scenarios.Backlog;

/// <summary>An adapter that knows its vendor's limit, unless a test has it forget.</summary>
internal sealed class LimitedParts(LimitedParts.Knowledge knows) : IRequestAuthenticator, IFaultReader, IBudgetRules, IVendorHosts, IPageFormat
{
    public ImmutableArray<string> Allowed => ["things.example.com"];

    public ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default) => default;

    public ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default) => new(false);

    public ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body) =>
        [new(status == 429 ? FaultKind.RateLimited : FaultKind.Transient, $"It answered {status}.")];

    public ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection) =>
        knows.Limit ? [new BudgetRule.Rate("account", LimitedVendor.PerSecond, TimeSpan.FromSeconds(1))] : [];

    public ImmutableArray<BudgetReading> Read(HttpResponseMessage response) => [];

    public Uri AddressFor(ConnectionSettings settings) => new("https://things.example.com/");

    public VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject) => new([], RelatedRecords.None, new(""), IsLast: true);

    public IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page) => new Dictionary<string, int>();

    /// <param name="Limit">Whether it knows the limit.</param>
    internal sealed record Knowledge(bool Limit);
}
