using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Limits;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>A vendor without surprises: statuses mean what they say, a bearer token per tenant, no budgets unless given.</summary>
internal sealed class FakeAdapter : IAdapter, IFaultReader, IBudgetRules, IVendorHosts, IRequestAuthenticator
{
    public ImmutableArray<BudgetRule> Rules { get; set; } = [];

    public ImmutableArray<string> Allowed { get; set; } = ["api.vendor.test", ".my.vendor.test"];

    public int Renewals { get; private set; }

    public bool CanRenew { get; set; } = true;

    public Func<Connection, string> TokenOf { get; set; } = connection => $"token-of-{connection.Tenant.Tenant.Id}-{connection.Settings.Name}";

    public AdapterDescriptor Descriptor => throw new NotSupportedException();

    public IPageFormat Pages => throw new NotSupportedException();

    public AdapterParts Parts => new(this, this, this, this);

    public bool TryGet<TAbility>(string vendorObject, [NotNullWhen(true)] out TAbility? ability)
        where TAbility : class
    {
        ability = null;
        return false;
    }

    public ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body) =>
    [
        new(
            status switch
            {
                401 => FaultKind.Authentication,
                403 => FaultKind.Authorisation,
                404 => FaultKind.NotFound,
                429 => FaultKind.RateLimited,
                >= 500 => FaultKind.Transient,
                _ => FaultKind.TargetInvalid,
            },
            $"The vendor answered {status}: {System.Text.Encoding.UTF8.GetString(body.Span)}"),
    ];

    public ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection) => Rules;

    public ImmutableArray<BudgetReading> Read(HttpResponseMessage response) => [];

    public Uri AddressFor(ConnectionSettings settings) => new("https://api.vendor.test/");

    public ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default)
    {
        request.Headers.Authorization = new("Bearer", TokenOf(connection));
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default)
    {
        Renewals++;
        return ValueTask.FromResult(CanRenew);
    }
}
