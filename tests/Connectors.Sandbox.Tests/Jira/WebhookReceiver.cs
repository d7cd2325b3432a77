using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sandbox.Tests;

/// <summary>Takes webhooks on loopback, in the order in which they come.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Channel<WebhookDelivery> _deliveries = Channel.CreateUnbounded<WebhookDelivery>();
    private readonly ConcurrentQueue<int> _answers;

    private WebhookReceiver(int[] answers)
    {
        _answers = new(answers);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            http.Response.StatusCode = _answers.TryDequeue(out var status) ? status : 200;
            _deliveries.Writer.TryWrite(new(http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), body.ToArray()));
        });
    }

    public string Address => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/jira";

    /// <param name="answers">Statuses of the first answers; 200 after them.</param>
    public static async Task<WebhookReceiver> StartAsync(params int[] answers)
    {
        var receiver = new WebhookReceiver(answers);
        await receiver._application.StartAsync();
        return receiver;
    }

    public async Task<WebhookDelivery> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await _deliveries.Reader.ReadAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
