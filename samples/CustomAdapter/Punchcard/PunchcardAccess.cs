using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Limits;
using Connectors.Tenancy;

namespace CustomAdapter.Punchcard;

/// <summary>One host for all accounts: the token decides which one is meant.</summary>
internal sealed class PunchcardHosts : IVendorHosts
{
    public ImmutableArray<string> Allowed => ["api.punchcard.example"];

    public Uri AddressFor(ConnectionSettings settings) => new("https://api.punchcard.example/v2/");
}

/// <summary>A token in a header of the vendor's own. It cannot be renewed by us.</summary>
internal sealed class PunchcardAuthenticator(ICredentialProvider credentials) : IRequestAuthenticator
{
    public async ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default) =>
        request.Headers.Add("X-Punchcard-Token", await credentials.GetAsync(connection.CredentialKey, ct) is BearerCredential bearer
            ? bearer.Token.Reveal()
            : throw new ConnectorException(new(FaultKind.Configuration, $"{connection} needs a token: set Token beside its credential.")));

    public ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default) =>
        new(false);
}

/// <summary>Refusals are <c>{"problem":"...","field":"..."}</c>; status and field are enough, the vendor's own words may quote a person.</summary>
internal sealed class PunchcardFaults : IFaultReader
{
    public ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        var (problem, field) = (Text(body, "problem"), Text(body, "field"));
        return [new(KindOf(status), $"Punchcard refused {field ?? "the request"}: {problem ?? $"status {status}"}.")
        {
            VendorCode = problem,
            Path = field is null ? null : $"/{field}",
        }];
    }

    private static FaultKind KindOf(int status) => status switch
    {
        401 => FaultKind.Authentication,
        403 => FaultKind.Authorisation,
        404 => FaultKind.NotFound,
        409 => FaultKind.Conflict,
        422 => FaultKind.TargetInvalid,
        429 => FaultKind.RateLimited,
        >= 500 => FaultKind.Transient,
        _ => FaultKind.VendorDefect,
    };

    private static string? Text(ReadOnlyMemory<byte> body, string name)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>Twenty requests in a second for each account; no answer tells what is left.</summary>
internal sealed class PunchcardBudgets : IBudgetRules
{
    public ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection) =>
        [new BudgetRule.Rate("account", 20, TimeSpan.FromSeconds(1))];

    public ImmutableArray<BudgetReading> Read(HttpResponseMessage response) => [];
}
