using System.CommandLine;

namespace Connectors.Tool;

/// <summary><c>connectors status</c>: lanes, runs, letters, writes in doubt and checkpoints of a tenant.</summary>
internal static class StatusCommand
{
    public static Command Create() => new StoreOptions().On(
        new Command("status", "How a tenant's flows stand: lanes, runs, letters, writes in doubt, checkpoints."),
        async (_, house, ct) =>
        {
            var report = await StatusReport.ReadAsync(house, ct);
            await Console.Out.WriteAsync(house.IsJson ? ToolJson.Write(StatusJson.Of(report)) : StatusText.Of(report));
            return ExitCodes.Done;
        });
}
