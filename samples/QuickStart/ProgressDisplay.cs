using Connectors.Flows;
using Spectre.Console;

namespace QuickStart;

/// <summary>Progress on standard error, so that standard output stays clean for results.</summary>
internal static class ProgressDisplay
{
    public static async Task<T> RunAsync<T>(bool quiet, Func<IProgress<FlowProgress>, Task<T>> work)
    {
        if (quiet)
        {
            return await work(new Quiet());
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(context => work(new Bars(context)));
    }

    private sealed class Quiet : IProgress<FlowProgress>
    {
        public void Report(FlowProgress value)
        {
        }
    }

    private sealed class Bars(ProgressContext context) : IProgress<FlowProgress>
    {
        private readonly Dictionary<string, ProgressTask> _tasks = new(StringComparer.Ordinal);
        private readonly Lock _gate = new();

        public void Report(FlowProgress value)
        {
            lock (_gate)
            {
                var name = $"{value.Tenant}: {value.Flow}, {value.Stage}";
                if (!_tasks.TryGetValue(name, out var task))
                {
                    _tasks[name] = task = context.AddTask(name);
                }

                task.IsIndeterminate = value.Of is null;
                task.MaxValue = Math.Max(value.Of ?? 1, 1);
                task.Value = value.Of is null or 0 ? 1 : value.Done;
            }
        }
    }
}
