using System.Diagnostics;
using Connectors.State;
using Names = Connectors.Flows.FlowTelemetryNames;

namespace Connectors.Flows;

/// <summary>The activities of flows. Nothing is made while nobody listens.</summary>
internal static class FlowSpans
{
    private const int MaxLinks = 100;

    private static readonly ActivitySource Source = new(Names.Source);

    /// <summary>What is going on now, as a W3C <c>traceparent</c>, to be stored with work that it starts.</summary>
    /// <value>Null when nothing is traced.</value>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    public static Activity? Turn(LaneLease lease)
    {
        var span = Source.StartActivity(Names.Turn, ActivityKind.Consumer);
        span?.SetTag(Names.Tenant, lease.Lane.Tenant.Value).SetTag(Names.Flow, FlowLanes.FlowOf(lease.Lane))
            .SetTag(Names.Lane, FlowTelemetry.LaneOf(lease.Lane)).SetTag(Names.Items, lease.Items.Length);
        return span;
    }

    /// <summary>Links the turn to what brought its work.</summary>
    public static void StartedBy(IEnumerable<string?> traceParents)
    {
        if (Activity.Current is not { } turn || turn.Source != Source)
        {
            return;
        }

        foreach (var traceParent in traceParents.Distinct(StringComparer.Ordinal).Take(MaxLinks))
        {
            if (ActivityContext.TryParse(traceParent, null, isRemote: true, out var start))
            {
                turn.AddLink(new(start));
            }
        }
    }

    public static Activity? Run(FlowScope scope, RunRecord run, WorkItem item)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var links = ActivityContext.TryParse(run.TraceParent, null, isRemote: true, out var start)
            ? [new ActivityLink(start)] : Array.Empty<ActivityLink>();
        var span = Source.StartActivity(Names.Run, ActivityKind.Internal, default(ActivityContext), links: links);
        span?.SetTag(Names.Tenant, scope.TenantId.Value).SetTag(Names.Flow, run.Flow).SetTag(Names.RunId, run.Id.ToString())
            .SetTag(Names.Attempt, item.Attempts);
        return span;
    }

    public static Activity? Step(RunScope scope, FlowStep step)
    {
        var span = Source.StartActivity(Names.Step);
        span?.SetTag(Names.Flow, scope.Run.Flow).SetTag(Names.RunId, scope.Run.Id.ToString()).SetTag(Names.StepId, step.Id);
        return span;
    }

    /// <summary>A part of a step.</summary>
    public static Activity? Part(string name) => Source.StartActivity(name);

    /// <summary>Says at the nearest activity with a name how it ended.</summary>
    public static void Ended(string name, string outcome, bool isError)
    {
        for (var span = Activity.Current; span is not null; span = span.Parent)
        {
            if (span.Source == Source && span.OperationName == name)
            {
                span.SetTag(Names.Outcome, outcome);
                if (isError)
                {
                    span.SetStatus(ActivityStatusCode.Error);
                }

                return;
            }
        }
    }
}
