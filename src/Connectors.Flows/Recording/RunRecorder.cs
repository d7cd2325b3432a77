using System.Text.Json;
using Connectors.Contracts;
using Connectors.Http;
using Connectors.Reading;
using Connectors.State;
using Connectors.Tenancy;
using Connectors.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows;

/// <summary>Records one execution: gives it a house over taped seams, and makes the file in the end.</summary>
internal sealed class RunRecorder
{
    private readonly RunTape _tape;
    private readonly StreamTape _streams;
    private readonly StateTape _states;
    private readonly OutputLog _outputs;
    private readonly ExchangeTape _exchanges;
    private readonly TapeMask _mask;

    public RunRecorder(IServiceProvider host, HousePlan plan, RecordingOptions options, TenantContext tenant, FlowDefinition flow,
        TapedTurn? turn)
    {
        var (time, id) = (host.GetRequiredService<TimeProvider>(), tenant.Tenant.Id);
        Start = time.GetUtcNow();
        _mask = new(host.GetRequiredService<Redactor>());
        _tape = new(options.MaxBytes);
        _streams = new(Start, (int)Math.Min(options.MaxBytes / 8, 1_000_000));
        _states = new(_tape);
        _outputs = new(output => _tape.Add(new() { Out = output }));
        _exchanges = new(_tape, time, Start, [.. options.AnswerHeaders]);
        var state = new TapedState(host.GetRequiredService<IStateStore>(), host.GetRequiredService<IWorkLanes>(), _states, _tape, id);
        var (clock, ids, jitter) = (new TapedTime(time, _streams), host.GetRequiredService<IIdSource>(), host.GetRequiredService<Func<double>>());
        var seams = new Dictionary<Type, Func<IServiceProvider, object>>
        {
            [typeof(TimeProvider)] = _ => clock,
            [typeof(IIdSource)] = _ => new TapedIds(ids, _streams),
            [typeof(Func<double>)] = _ => Taped(jitter),
            [typeof(IStateStore)] = _ => state,
            [typeof(IWorkLanes)] = _ => state,
            [typeof(IVendorHttp)] = _ => new TapedHttp(host.GetRequiredService<IVendorHttp>(), _exchanges),
            [typeof(IEntityReader)] = provider => new TapedReader(ActivatorUtilities.CreateInstance<EntityReader>(provider), _outputs),
            [typeof(IEntityWriter)] = provider => new TapedWriter(ActivatorUtilities.CreateInstance<EntityWriter>(provider), _outputs),
        };
        House = new(plan, host, seams);
        _tape.Add(new() { Begin = Header(host, plan.OptionsOf([.. seams.Keys]), tenant, flow) with { Turn = turn } });
    }

    public DateTimeOffset Start { get; }

    public SideHouse House { get; }

    /// <summary>The file.</summary>
    /// <param name="failed">Why the execution did not come to its end; null when it did.</param>
    /// <param name="key">Encrypts it.</param>
    public byte[] End(string? failed, ReadOnlyMemory<byte>? key)
    {
        _tape.Add(new() { Streams = _streams.ToStreams() });
        if (_streams.IsFull)
        {
            _tape.Spoil("It read the clock more often than a recording holds.");
        }

        var (lines, reason) = (_tape.Lines, failed ?? _tape.Reason);
        var state = _tape.IsTruncated ? RecordingEnd.Truncated : reason is null ? RecordingEnd.Complete : RecordingEnd.Broken;
        return RecordingFile.Write(
            lines, digest => new(state, reason, lines.Count, digest, _outputs.Hash, _exchanges.Hash, _states.Hash), key);
    }

    private Func<double> Taped(Func<double> jitter) => () =>
    {
        var value = jitter();
        _streams.Jitter(value);
        return value;
    };

    private RecordingHeader Header(IServiceProvider host, ImmutableArray<Type> options, TenantContext context, FlowDefinition flow)
    {
        var (tenant, http) = (context.Tenant, host.GetRequiredService<HttpPipelineOptions>());
        return new(
            RecordingHeader.Current, typeof(RunRecorder).Assembly.GetName().Version?.ToString(3) ?? "", flow.Name, flow.Version, Start,
                tenant.Id.Value,
            tenant.Path, tenant.Partition, tenant.TimeZone, tenant.Brand, tenant.Connections,
            tenant.Roles.ToImmutableSortedDictionary(StringComparer.Ordinal),
            context.Mappings.All.GroupBy(mapping => mapping.Name).ToImmutableSortedDictionary(
                same => same.Key, same => string.Join(',', same.Select(mapping => mapping.Version)), StringComparer.Ordinal),
            options.Select(type => (type.FullName, Text: RecordedOptions.Text(host, type))).Where(option => option.Text is not null)
                .ToImmutableSortedDictionary(option => option.FullName!, option => Masked(option.Text!), StringComparer.Ordinal),
            http.AllowLoopback, http.MaxRetries, http.MaxRetryAfter.TotalSeconds);
    }

    private string Masked(string text) => System.Text.Encoding.UTF8.GetString(_mask.Mask(System.Text.Encoding.UTF8.GetBytes(text)).Span);
}
