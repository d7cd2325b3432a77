using System.Globalization;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>What stands before a step: whether it is wanted, and what it waits for.</summary>
internal sealed class StepGate(IStateStore state, RecordSources records, TimeProvider time)
{
    /// <summary>Nothing waits longer than this in a lane at once: the day is looked at again, whatever clocks did meanwhile.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>The steps whose condition fails for the records that the run began with. The same each time that it is asked.</summary>
    public static ImmutableArray<string> Skipped(RunScope scope)
    {
        var conditional = scope.Flow.Flow.Steps.Where(step => step.When is not null).ToArray();
        if (conditional.Length == 0)
        {
            return [];
        }

        var parsed = scope.Sources.Select(source => JsonDocument.Parse(source.Json)).ToArray();
        try
        {
            return [.. conditional.Where(step => !parsed.All(record => step.When!.Holds(record.RootElement))).Select(step => step.Id)];
        }
        finally
        {
            Array.ForEach(parsed, record => record.Dispose());
        }
    }

    /// <summary>Why a step cannot be prepared yet; null when it can.</summary>
    public async ValueTask<StepEnd?> FindStopAsync(RunScope scope, FlowStep step, CancellationToken ct)
    {
        if (step.Wait?.Until is { } until && Latest(scope, until) is { } day && day > time.GetUtcNow())
        {
            var rest = day - time.GetUtcNow();
            return new StepEnd.Later(rest < LongestWait ? rest : LongestWait);
        }

        return await FindMissingAsync(scope, step, ct);
    }

    /// <summary>The steps that can be prepared before the first is sent: not those that wait for a reference, since it comes when it comes.</summary>
    public async ValueTask<ImmutableArray<FlowStep>> PreparableAsync(RunScope scope, ImmutableArray<FlowStep> open, CancellationToken ct)
    {
        if (open.All(step => step.Wait?.For is null))
        {
            return open;
        }

        var preparable = ImmutableArray.CreateBuilder<FlowStep>();
        foreach (var step in open)
        {
            if (await FindMissingAsync(scope, step, ct) is null)
            {
                preparable.Add(step);
            }
        }

        return preparable.ToImmutable();
    }

    private async ValueTask<StepEnd?> FindMissingAsync(RunScope scope, FlowStep step, CancellationToken ct)
    {
        if (step.Wait is not { For: { } path } wait)
        {
            return null;
        }

        var address = await records.AddressAsync(scope, path, ct);
        if (!address.IsSuccess)
        {
            // A reference that the record does not have is not waited for; one that cannot be followed yet is.
            return address.Faults.All(fault => fault.Kind == FaultKind.MissingReference) ? new StepEnd.PutOff(address.Faults) { AtMost = wait.AtMost }
                : address.Faults.All(fault => fault.Kind == FaultKind.SourceInvalid) ? null : StepEnd.BeforeSending(address.Faults);
        }

        var target = scope.Flow.InRole(step.Role).Settings;
        var known = await CrossReferences.TranslateAsync(state, scope.Flow.TenantId, [address.Value], target.System, target.Name, ct);
        return known.Count > 0 ? null : new StepEnd.PutOff(
        [
            new(FaultKind.MissingReference,
                $"'{path}' is not known at {target.System} yet, which the step '{step.Id}' waits for: bring it there, or link it.")
            {
                Path = $"/{path.Replace('.', '/')}", Rule = "wait",
            },
        ])
        {
            AtMost = wait.AtMost,
        };
    }

    private static DateTimeOffset? Latest(RunScope scope, string path)
    {
        DateTimeOffset? latest = null;
        foreach (var source in scope.Sources)
        {
            using var json = JsonDocument.Parse(source.Json);
            var day = CanonicalPath.Text(json.RootElement, path) is { } text ? Moment(text) : null;
            latest = latest is null || day > latest ? day ?? latest : latest;
        }

        return latest;
    }

    /// <summary>A day begins at midnight in UTC.</summary>
    private static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at : null;
}
