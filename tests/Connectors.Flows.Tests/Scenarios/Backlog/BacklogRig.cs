using System.Text;
using Connectors.Adapters;
using Connectors.Hosting;
using Connectors.Http;
using Connectors.Sqlite;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Connectors.Flows.Tests.Scenarios.Backlog;

/// <summary>A worker on lanes in a file, whose work goes through the whole pipeline to a vendor. Waits end at once and move the clock.</summary>
internal sealed class BacklogRig : IAsyncDisposable
{
    private static readonly TenantId Acme = new("acme");
    private const int Lanes = 20;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backlog");
    private readonly ServiceProvider _services;
    private readonly SqliteStateStore _store;
    private int _turn;

    public BacklogRig(bool knowsLimit, TimeSpan pause)
    {
        Vendor = new(Clock);
        _store = new(Path.Combine(_folder.FullName, "state.db"), Clock);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Tenants:acme:Connections:psa:System", "psa")]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<Func<double>>(static () => 0.5);
        services.AddSingleton<Func<HttpMessageHandler>>(() => Vendor);
        services.AddSingleton(new LimitedParts.Knowledge(knowsLimit));
        services.AddConnectors(configuration)
            .AddAdapter("psa", "1", static adapter => adapter
                .Authenticate<LimitedParts>().Faults<LimitedParts>().Budgets<LimitedParts>().Hosts<LimitedParts>().Pages<LimitedParts>())
            .UseState(_ => _store)
            .AddFlow(new FlowText("test.flow.json", Encoding.UTF8.GetBytes(Copying.There)))
            .AddFlowWorkers(options => options.Pause = pause);
        services.Replace(ServiceDescriptor.Singleton(new HttpPipelineOptions { AttemptTimeout = SteppingClock.Never }));
        services.Replace(ServiceDescriptor.Singleton<ILaneWork, SendingWork>());
        _services = services.BuildServiceProvider();
    }

    public SteppingClock Clock { get; } = new();

    public LimitedVendor Vendor { get; }

    /// <summary>Puts work in: five pieces for each key, in order.</summary>
    public async Task PutAsync(int count)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(1000))
        {
            await _store.CommitAsync([.. some.Select(static number => Work($"{number / 5}", $"{number / 5}.{number % 5}", number / 5 % Lanes, WorkClass.Bulk))]);
        }
    }

    public async Task PutAsync(string name, WorkClass urgency) => await _store.CommitAsync([Work(name, name, name.Length % Lanes, urgency)]);

    public async Task<long> LeftAsync() => (await _store.MeasureAsync()).Depth;

    /// <summary>One turn as a worker of a process does them; the clock moves on when there is nothing to do.</summary>
    public async Task TurnAsync()
    {
        if (!await _services.GetRequiredService<FlowWorker>().TurnAsync("w", _turn++ % 4 != 0, default))
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
        Vendor.Dispose();
        _folder.Delete(recursive: true);
    }

    private static StateChange.Enqueue Work(string key, string name, int lane, WorkClass urgency) =>
        new(new(new(Acme, $"flow{lane}/runs"), key, FlowLanes.Run, Encoding.UTF8.GetBytes(name)) { Class = urgency });
}
