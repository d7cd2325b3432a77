using System.Reflection;
using Connectors.Faults;
using Connectors.Flows;
using Connectors.Hosting;
using Connectors.State;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds flows.</summary>
public static class FlowsBuilderExtensions
{
    private static readonly Assembly House = typeof(FlowsBuilderExtensions).Assembly;

    /// <summary>Adds a flow that comes with the package: <c>closed-won</c>, <c>approved-time-to-invoice</c>, <c>employee-to-resource</c> or
    /// <c>task-status-to-project</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">Name of the flow.</param>
    /// <exception cref="ArgumentException">There is no such flow in the package.</exception>
    public static IConnectorsBuilder AddFlow(this IConnectorsBuilder builder, string name)
    {
        var resource = $"{House.GetName().Name}.Definitions.{name}.flow.json";
        using var stream = House.GetManifestResourceStream(resource)
            ?? throw new ArgumentException(
                $"'{name}' is no flow of this package. It has: {string.Join(", ", Packaged())}. Use AddFlow(FlowText) for your own.", nameof(name));
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return builder.AddFlow(new FlowText($"{name}.flow.json", json));
    }

    /// <summary>Adds a flow of your own.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="document">The flow document; <see cref="ConnectorsCheck"/> finds all its faults at start.</param>
    public static IConnectorsBuilder AddFlow(this IConnectorsBuilder builder, FlowText document)
    {
        if (builder.Services.All(service => service.ServiceType != typeof(FlowShelf)))
        {
            builder.AddMappings(EmbeddedMappings.Of(House));
            builder.Services.AddOptions();
            builder.Services.AddSingleton<FlowShelf>();
            builder.Services.AddSingleton<IStartupCheck, FlowCheck>();
            builder.Services.TryAddSingleton<IEchoFilter, EchoFilter>();
            builder.Services.AddSingleton<FlowTelemetry>();
            builder.Services.AddSingleton<LetterBook>();
            builder.Services.AddSingleton<RunStarts>();
            builder.Services.AddSingleton<ChangeStarts>();
            builder.Services.AddSingleton<RecordDeletes>();
            builder.Services.AddSingleton<RecordAcceptance>();
            builder.Services.AddSingleton<RecordFetch>();
            builder.Services.AddSingleton<FlowIntake>();
            builder.Services.AddSingleton<FlowRereads>();
            builder.Services.AddSingleton<HintIntake>();
            builder.Services.AddSingleton<FeedIntake>();
            builder.Services.AddSingleton<DeleteSweep>();
            builder.Services.AddSingleton<ExpiredEntries>();
            builder.Services.AddSingleton<FlowCollector>();
            builder.Services.AddSingleton<RecordSources>();
            builder.Services.AddSingleton<StandingRecords>();
            builder.Services.AddSingleton<StepDrafts>();
            builder.Services.AddSingleton<StepGate>();
            builder.Services.AddSingleton<StepApprovals>();
            builder.Services.AddSingleton<Approvals>();
            builder.Services.TryAddSingleton<IUndoJournal, UndoJournal>();
            builder.Services.AddSingleton<StepUndos>();
            builder.Services.AddSingleton<RunCompensation>();
            builder.Services.AddSingleton<StepExecutor>();
            builder.Services.TryAddSingleton<IRunPreparation, RunPreparation>();
            builder.Services.AddSingleton<RunStops>();
            builder.Services.AddSingleton<RunMappings>();
            builder.Services.AddSingleton<RunExecutor>();
            builder.Services.AddSingleton<LateWrites>();
            builder.Services.AddSingleton<LateWriteLook>();
            builder.Services.AddSingleton<RunWork>();
            builder.Services.AddSingleton<IntakeWork>();
            builder.Services.AddSingleton<FlowSchedules>();
            builder.Services.AddSingleton<LaneWork>();
            builder.Services.TryAddSingleton<ILaneWork>(provider => provider.GetRequiredService<LaneWork>());
            builder.Services.TryAddSingleton<IWorkLanes>(LanesOfTheStore);
            builder.Services.TryAddSingleton<IFlowRunner, FlowRunner>();
            builder.Services.TryAddSingleton<IFlowRepair, FlowRepair>();
            builder.Services.AddSingleton(new HousePlan(builder.Services));
            builder.Services.AddSingleton<IRunReplay, RunReplay>();
        }

        builder.Services.AddSingleton(document);
        return builder;
    }

    /// <summary>Works on lanes in this process for as long as the host runs: looks for changes of all flows that tenants bind by
    /// <c>Flows:{name}:{Trigger,Every,Cron,Enabled}</c>, and carries on what is in the store, of all processes.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes how many lanes at once, and how long leases last.</param>
    public static IConnectorsBuilder AddFlowWorkers(this IConnectorsBuilder builder, Action<FlowWorkersOptions>? configure = null)
    {
        builder.Services.AddOptions<FlowWorkersOptions>().Configure(configure ?? (_ => { })).Validate(
            options => options is { Workers: >= 1 and <= 64, Quantum: >= 1 and <= 1000 } && options.Lease >= TimeSpan.FromSeconds(1)
                && options.Lease <= TimeSpan.FromHours(1) && options.Look >= TimeSpan.FromMilliseconds(10) && options.Look <= TimeSpan.FromMinutes(1)
                && options.Measure >= TimeSpan.FromSeconds(1) && options.Measure <= TimeSpan.FromHours(1)
                && options.KeepClosedLetters >= TimeSpan.FromDays(1) && options.KeepClosedLetters <= TimeSpan.FromDays(36_525),
            "Flow workers: use 1 to 64 workers, a quantum of 1 to 1,000, a lease of 1 second to 1 hour, a look of 10 milliseconds to 1 minute, "
                + "a measure of 1 second to 1 hour, closed letters kept for 1 day to 100 years.");
        builder.Services.TryAddSingleton(typeof(ILogger<>), typeof(Logger<>));
        builder.Services.AddSingleton<FlowWorker>();
        builder.Services.AddSingleton<LaneGauges>();
        builder.Services.AddHostedService<FlowWorkers>();
        return builder;
    }

    private static IWorkLanes LanesOfTheStore(IServiceProvider provider) => provider.GetRequiredService<IStateStore>() is IWorkLanes lanes
        ? lanes
        : throw new ConnectorException(new(
            FaultKind.Configuration,
            $"{provider.GetRequiredService<IStateStore>().GetType().Name} keeps state but no work lanes, which flows need: "
                + "use a store that implements IWorkLanes too, such as UseSqlite or UsePostgreSql, or register an IWorkLanes of your own."));

    private static IEnumerable<string> Packaged() => House.GetManifestResourceNames()
        .Where(name => name.EndsWith(".flow.json", StringComparison.Ordinal))
        .Select(name => name[$"{House.GetName().Name}.Definitions.".Length..^".flow.json".Length]);
}
