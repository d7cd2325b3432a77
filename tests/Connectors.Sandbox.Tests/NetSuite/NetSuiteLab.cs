using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>A served account and a client that is signed in to it.</summary>
internal sealed class NetSuiteLab : IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private readonly SandboxHost _host;
    private readonly ECDsa _key;
    private string? _token;

    private NetSuiteLab(SandboxHost host, ECDsa key) => (_host, _key) = (host, key);

    public NetSuiteSigner Signer => new(_key, "ES256");

    public SandboxAccount Account => _host.Accounts[0];

    public NetSuiteState State => NetSuiteState.Of(Account);

    public string Records => Account.Address + "services/rest/record/v1";

    public static async Task<NetSuiteLab> StartAsync(params (string Name, string Value)[] settings)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = Options(new NetSuiteSigner(key, "ES256").PublicKeyPem);
        foreach (var (name, value) in settings) options.Accounts[0].Settings[name] = value;
        var lab = new NetSuiteLab(await SandboxHost.StartAsync(options), key);
        await lab.SignInAsync();
        return lab;
    }

    public static SandboxOptions Options(string publicKeyPem) => new()
    {
        Accounts = [new SandboxAccountOptions { Vendor = "netsuite", Name = "TSTDRV1234567-SB1", CertificateId = "cert-1", PublicKeyPem = publicKeyPem }],
    };

    public async Task SignInAsync()
    {
        var answer = await TokenAsync(new NetSuiteSigner(_key, "ES256") { Issued = Account.Clock.Now }.Sign());
        _token = answer.Json["access_token"]!.GetValue<string>();
    }

    public Task<NetSuiteAnswer> TokenAsync(string assertion, string grant = "client_credentials") => SendAsync(HttpMethod.Post, Account.Address + "services/rest/auth/oauth2/v1/token", m =>
    {
        m.Headers.Authorization = null;
        m.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = grant,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        });
    });

    public Task<NetSuiteAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, $"{Records}/{path}");

    public Task<NetSuiteAnswer> PostAsync(string path, string json) => WriteAsync(HttpMethod.Post, path, json);

    public Task<NetSuiteAnswer> PatchAsync(string path, string json) => WriteAsync(HttpMethod.Patch, path, json);

    public Task<NetSuiteAnswer> PutAsync(string path, string json) => WriteAsync(HttpMethod.Put, path, json);

    public Task<NetSuiteAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, $"{Records}/{path}");

    public Task<NetSuiteAnswer> WriteAsync(HttpMethod method, string path, string json, Action<HttpRequestMessage>? change = null) => SendAsync(method, $"{Records}/{path}", m =>
    {
        m.Content = new StringContent(json, Encoding.UTF8, "application/json");
        change?.Invoke(m);
    });

    public Task<NetSuiteAnswer> QueryAsync(string q, JsonArray? parameters = null, string page = "", Action<HttpRequestMessage>? change = null) =>
        SendAsync(HttpMethod.Post, $"{Account.Address}services/rest/query/v1/suiteql{page}", m =>
        {
            m.Headers.Add("Prefer", "transient");
            var body = new JsonObject { ["q"] = q };
            if (parameters is not null) body["params"] = parameters;
            m.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            change?.Invoke(m);
        });

    /// <summary>The rows of a query that must succeed, without their links.</summary>
    public async Task<List<JsonObject>> RowsAsync(string q, params string[] parameters)
    {
        var answer = await QueryAsync(q, new JsonArray([.. parameters.Select(p => JsonValue.Create(p))]));
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        var rows = answer.Items.Select(i => i!.DeepClone().AsObject()).ToList();
        foreach (var row in rows) row.Remove("links");
        return rows;
    }

    public async Task<NetSuiteAnswer> SendAsync(HttpMethod method, string address, Action<HttpRequestMessage>? change = null)
    {
        using var message = new HttpRequestMessage(method, address);
        if (_token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        change?.Invoke(message);
        var response = await _client.SendAsync(message);
        return new NetSuiteAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _key.Dispose();
        await _host.DisposeAsync();
    }
}
