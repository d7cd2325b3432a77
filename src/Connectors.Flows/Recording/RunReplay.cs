using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Hosting;
using Connectors.Http;
using Connectors.Reading;
using Connectors.State;
using Connectors.Tenancy;
using Connectors.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Connectors.Flows;

/// <summary>Builds a house over a recording and executes the flow in it.</summary>
internal sealed class RunReplay(IServiceProvider host, HousePlan plan) : IRunReplay
{
    public async Task<Outcome<ReplayResult>> RunAsync(Recording recording, CancellationToken ct = default)
    {
        var (header, streams) = (recording.Header, new ReplayStreams(recording));
        var (time, wire) = (new ReplayTime(header.Start, streams), new ReplayWire(header.Start));
        var exchanges = new ReplayExchanges(recording, wire);
        var state = new ReplayState(recording, new(header.Tenant));
        var outputs = new List<TapedOutput>();
        var log = new OutputLog(outputs.Add);
        var pipeline = host.GetRequiredService<HttpPipelineOptions>() with
        {
            AllowLoopback = header.AllowLoopback, MaxRetries = header.MaxRetries, MaxRetryAfter = TimeSpan.FromSeconds(header.MaxRetryAfterSeconds),
        };
        var seams = new Dictionary<Type, Func<IServiceProvider, object>>
        {
            [typeof(TimeProvider)] = _ => time,
            [typeof(IIdSource)] = _ => new ReplayIds(streams),
            [typeof(Func<double>)] = _ => (Func<double>)streams.Jitter,
            [typeof(IStateStore)] = _ => state,
            [typeof(IWorkLanes)] = _ => state,
            [typeof(ITenantDirectory)] = _ => new OneTenant(header.ToTenant()),
            [typeof(ICredentialProvider)] = _ => new NoCredentials(),
            [typeof(FlowTelemetry)] = _ => FlowTelemetry.Unheard(wire),
            [typeof(HttpPipelineOptions)] = _ => pipeline,
            [typeof(IVendorHttp)] = provider => new TapedHttp(Http(provider, pipeline, wire), exchanges),
            [typeof(IEntityReader)] = provider => new TapedReader(ActivatorUtilities.CreateInstance<EntityReader>(provider), log),
            [typeof(IEntityWriter)] = provider => new TapedWriter(ActivatorUtilities.CreateInstance<EntityWriter>(provider), log),
        };
        foreach (var type in plan.OptionsOf([.. seams.Keys]))
        {
            if (header.Options.TryGetValue(type.FullName!, out var text))
            {
                seams[typeof(IOptions<>).MakeGenericType(type)] = _ => RecordedOptions.Of(type, text);
            }
        }

        await using var house = new SideHouse(plan, host, seams);
        try
        {
            var tenant = await house.Get<ITenants>().OpenAsync(new(header.Tenant), ct);
            await ExecuteAsync(house, tenant, header, ct);
        }
        catch (ReplayRefusedException refused)
        {
            return Refused(refused.Message);
        }
        catch (ConnectorException broken)
        {
            return broken.Fault;
        }
        catch (Exception broken) when (broken is not OperationCanceledException && state.Unread is { } unread)
        {
            // What is taken as not there may be what the flow relies on.
            return Refused($"The replay would read state that was not recorded, and cannot go on without it: {unread} ({broken.GetType().Name}).");
        }

        return (exchanges.Refused ?? state.Refused) is { } late
            ? Refused(late)
            : new ReplayResult(
                log.Hash, exchanges.Hash, state.Hash, outputs.Count, exchanges.Count,
                [.. OutputDifferences.Find(recording, outputs), .. exchanges.Differences(), .. state.Differences(), .. streams.Differences()]);
    }

    private static Task ExecuteAsync(SideHouse house, TenantContext tenant, RecordingHeader header, CancellationToken ct) =>
        header.Turn is { } turn
            ? house.Get<LaneWork>().DoAsync(
                tenant, turn.Lane.ToLease(tenant.Tenant.Id)!, turn.Length, turn.Pause, new(header.Tenant, header.Flow, null), CancellationToken.None,
                    ct)
            : house.Make<FlowRunner>().RunAsync(tenant, header.Flow, progress: null, ct);

    /// <summary>The pipeline as it is, over a network that refuses everything.</summary>
    private static VendorHttp Http(IServiceProvider provider, HttpPipelineOptions options, TimeProvider wire)
    {
        var adapters = provider.GetRequiredService<AdapterRegistry>();
        return new(options, connection => adapters.PartsOf(connection.Settings.System), new(), wire, NullLoggerFactory.Instance, static () => 0.5,
            static () => new NoNetwork());
    }

    private static Fault Refused(string what) => new(FaultKind.SourceInvalid, what) { Rule = "not-recorded" };
}
