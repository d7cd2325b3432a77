using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>A served tenant and a client that can sign in to it.</summary>
internal sealed class WorkdayLab : IAsyncDisposable
{
    public const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private readonly HttpClient _client = new();
    private readonly SandboxHost _host;
    private readonly WorkdaySchemaJudge _judge = new();
    private string? _token;

    private WorkdayLab(SandboxHost host) => _host = host;

    public SandboxAccount Account => _host.Accounts[0];

    public string Tenant => Account.Name;

    public static async Task<WorkdayLab> StartAsync(params (string Name, string Value)[] settings)
    {
        var account = new SandboxAccountOptions { Vendor = "workday", Name = "acme" };
        account.Settings["refreshToken"] = "first-refresh";
        foreach (var (name, value) in settings) account.Settings[name] = value;
        return new(await SandboxHost.StartAsync(new() { Accounts = [account] }));
    }

    public static string Security(string user, string password) =>
        $"<wsse:Security xmlns:wsse=\"{Wsse}\"><wsse:UsernameToken><wsse:Username>{user}</wsse:Username>"
        + $"<wsse:Password Type=\"{WorkdayXml.PasswordText}\">{password}</wsse:Password></wsse:UsernameToken></wsse:Security>";

    /// <summary>Calls a service with an element such as <c>&lt;wd:Get_Workers_Request/&gt;</c>.</summary>
    public async Task<WorkdayAnswer> CallAsync(string request, string service = "Human_Resources", string version = "v45.0", bool descriptors = false)
    {
        var common = descriptors
            ? "<wd:Workday_Common_Header><wd:Include_Reference_Descriptors_In_Response>true</wd:Include_Reference_Descriptors_In_Response></wd:Workday_Common_Header>"
            : "";
        var security = Security($"{Account.Options.UserName}@{Tenant}", Account.Options.Password);
        var answer = await EnvelopeAsync(
            $"<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:wd=\"urn:com.workday/bsvc\"><s:Header>{security}{common}</s:Header>"
            + $"<s:Body>{request}</s:Body></s:Envelope>",
            service,
            version);
        if ((int)answer.Status == 200) await _judge.DemandAsync(this, service, answer.Body);
        return answer;
    }

    public Task<WorkdayAnswer> EnvelopeAsync(string envelope, string service = "Human_Resources", string version = "v45.0") =>
        SendAsync(HttpMethod.Post, $"ccx/service/{Tenant}/{service}/{version}", message =>
        {
            message.Content = new StringContent(envelope, Encoding.UTF8, "text/xml");
            message.Headers.Add("SOAPAction", "\"\"");
        });

    /// <summary>Get_Workers with criteria, a filter and all groups that tests look at.</summary>
    public Task<WorkdayAnswer> WorkersAsync(string criteria = "", string filter = "", string? group = null) => CallAsync(
        "<wd:Get_Workers_Request wd:version=\"v45.0\">"
        + (criteria.Length == 0 ? "" : criteria.StartsWith("<wd:Request", StringComparison.Ordinal) ? criteria : $"<wd:Request_Criteria>{criteria}</wd:Request_Criteria>")
        + (filter.Length == 0 ? "" : $"<wd:Response_Filter>{filter}</wd:Response_Filter>")
        + (group ?? "<wd:Response_Group><wd:Include_Reference>true</wd:Include_Reference><wd:Include_Personal_Information>true</wd:Include_Personal_Information>"
            + "<wd:Include_Additional_Jobs>true</wd:Include_Additional_Jobs><wd:Include_Employment_Information>true</wd:Include_Employment_Information>"
            + "<wd:Include_Organizations>true</wd:Include_Organizations><wd:Include_Management_Chain_Data>true</wd:Include_Management_Chain_Data>"
            + "<wd:Include_Transaction_Log_Data>true</wd:Include_Transaction_Log_Data></wd:Response_Group>")
        + "</wd:Get_Workers_Request>");

    /// <summary>A block of transaction log criteria; null leaves an axis out.</summary>
    public static string Log(string? updatedFrom, string? updatedThrough, string? effectiveFrom = null, string? effectiveThrough = null) =>
        "<wd:Transaction_Log_Criteria_Data><wd:Transaction_Date_Range_Data>"
        + Element("Updated_From", updatedFrom) + Element("Updated_Through", updatedThrough)
        + Element("Effective_From", effectiveFrom) + Element("Effective_Through", effectiveThrough)
        + "</wd:Transaction_Date_Range_Data></wd:Transaction_Log_Criteria_Data>";

    public async Task SignInAsync()
    {
        var answer = await TokenAsync([("grant_type", "refresh_token"), ("refresh_token", "first-refresh")]);
        _token = answer.Json["access_token"]!.GetValue<string>();
    }

    public Task<WorkdayAnswer> TokenAsync((string Name, string Value)[] form, string scheme = "Basic", string? client = null) =>
        SendAsync(HttpMethod.Post, $"ccx/oauth2/{Tenant}/token", message =>
        {
            var pair = Encoding.UTF8.GetBytes(client ?? $"{Account.Options.ClientId}:{Account.Options.ClientSecret}");
            message.Headers.Authorization = new AuthenticationHeaderValue(scheme, Convert.ToBase64String(pair));
            message.Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        });

    public Task<WorkdayAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Somebody types a change.</summary>
    public async Task<JsonObject> EnterAsync(string json)
    {
        var answer = await ControlAsync("workers", json);
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        return answer.Json;
    }

    public Task<WorkdayAnswer> ControlAsync(string path, string json) => SendAsync(
        HttpMethod.Post, "_sandbox/" + path, message => message.Content = new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<WorkdayAnswer> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        using var message = new HttpRequestMessage(method, Account.Address + path);
        if (_token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        change?.Invoke(message);
        var response = await _client.SendAsync(message);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    private static string Element(string name, string? value) => value is null ? "" : $"<wd:{name}>{value}</wd:{name}>";
}
