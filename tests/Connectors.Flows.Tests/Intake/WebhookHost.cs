using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Tests;

/// <summary>A web server on loopback that takes webhooks in for a rig.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private WebhookHost(WebApplication app, string token)
    {
        (_app, Token) = (app, token);
        _client = new() { BaseAddress = new(app.Urls.Single()) };
    }

    /// <summary>Of the tenant's connection.</summary>
    public string Token { get; }

    public static async Task<WebhookHost> StartAsync(IntakeRig rig)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(rig.Rig.Get<WebhookAddress>()).AddSingleton(rig.Rig.Get<IWebhookIntake>())
            .AddSingleton(rig.Rig.Get<IOptions<WebhookOptions>>());
        var app = builder.Build();
        app.MapConnectors();
        await app.StartAsync();
        return new(app, rig.Rig.Get<WebhookAddress>().TokenOf(IntakeRig.Acme, "spring"));
    }

    public Task<HttpStatusCode> PostAsync(string path, string body) => PostAsync(path, body, SpringAccount.Proof);

    public Task<HttpStatusCode> PostAsync(string path, string body, params string[] proofs) =>
        PostAsync(path, new StringContent(body, Encoding.UTF8), proofs);

    /// <summary>Without saying how long the body is.</summary>
    public async Task<HttpStatusCode> PostInChunksAsync(string path, string body)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(body));
        var content = new StreamContent(bytes);
        content.Headers.ContentLength = null;
        return await PostAsync(path, content, [SpringAccount.Proof], isChunked: true);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<HttpStatusCode> PostAsync(string path, HttpContent content, string[] proofs, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "connectors/webhooks/" + path) { Content = content };
        request.Headers.TransferEncodingChunked = isChunked ? true : null;
        foreach (var proof in proofs)
        {
            request.Headers.Add("proof", proof);
        }

        using var answer = await _client.SendAsync(request);
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty);
        return answer.StatusCode;
    }
}
