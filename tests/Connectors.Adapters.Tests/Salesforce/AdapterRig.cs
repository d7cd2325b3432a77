using System.Collections.Immutable;
using Connectors.Adapters;
using Connectors.Adapters.Tests.Judged;
using Connectors.Exchange;
using Connectors.Http;
using Connectors.Tenancy;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Adapters.Tests;

/// <summary>The HTTP pipeline for one adapter without the rest of the house, against an address on this machine.</summary>
internal sealed class AdapterRig(string system, Uri address, Credential credential, TimeProvider time) : IDisposable
{
    private VendorHttp? _http;

    public ICredentialProvider Credentials { get; } = new OneCredential(credential);

    public IVendorHttp Http => _http ?? throw new InvalidOperationException("Build the pipeline first.");

    /// <summary>The account's id, where the vendor needs one.</summary>
    public string? Account { get; init; }

    public ITokens Tokens { get; private set; } = null!;

    public OAuthTokenRequests TokenRequests { get; private set; } = null!;

    /// <param name="parts">Makes the adapter's parts; called when the first request is made.</param>
    /// <param name="sockets">Below the pipeline; null sends as always, and keeps query texts where they are asked for.</param>
    public AdapterRig Build(Func<AdapterParts> parts, Func<HttpMessageHandler>? sockets = null)
    {
        var redactor = new Redactor();
        var made = new Lazy<AdapterParts>(parts);
        _http = new VendorHttp(
            new HttpPipelineOptions { AllowLoopback = true, RetryDelay = TimeSpan.FromMilliseconds(1) },
            _ => made.Value, redactor, TimeProvider.System, NullLoggerFactory.Instance, () => 0.5,
            sockets ?? (JudgedTexts.IsWanted(JudgedTexts.Queries) ? () => new QueryTap() : null));
        Tokens = new Tokens(time, () => 0.5, redactor);
        TokenRequests = new OAuthTokenRequests(_http, time);
        return this;
    }

    public Connection Connect(params (string Name, string Value)[] values)
    {
        var settings = new ConnectionSettings(
            "vendor", system, Account, address, "vendor", values.ToImmutableDictionary(value => value.Name, value => value.Value));
        var tenant = new Tenant(new TenantId("acme"), "/acme", "eu", "Europe/Berlin", "acme", [settings], ImmutableDictionary<string, string>.Empty);
        return new Connection(new TenantContext(tenant, null!), settings, null!, address);
    }

    public static async Task<List<VendorPage>> AllAsync(IAsyncEnumerable<VendorPage> pages)
    {
        var all = new List<VendorPage>();
        await foreach (var page in pages)
            all.Add(page);
        return all;
    }

    public void Dispose() => _http?.Dispose();

    private sealed class OneCredential(Credential credential) : ICredentialProvider
    {
        public ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default) => new(credential);

        public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default) =>
            throw new NotSupportedException();
    }
}
