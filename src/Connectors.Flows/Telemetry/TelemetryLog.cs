using Connectors.Faults;
using Microsoft.Extensions.Logging;

namespace Connectors.Flows;

/// <summary>What flows log beside what workers do. Ids, lanes and kinds of faults only: no payload, no person.</summary>
internal static partial class TelemetryLog
{
    [LoggerMessage(3101, LogLevel.Debug, "Lane {Lane}: {Read} records were taken in")]
    public static partial void RecordsTaken(this ILogger log, string lane, int read);

    [LoggerMessage(3102, LogLevel.Debug, "Run {Run} of flow {Flow} ended as {Outcome}")]
    public static partial void RunEnded(this ILogger log, Guid run, string flow, string outcome);

    [LoggerMessage(3103, LogLevel.Warning, "Run {Run} of flow {Flow} stands still as {Outcome}: it has a dead letter")]
    public static partial void RunStopped(this ILogger log, Guid run, string flow, string outcome);

    [LoggerMessage(3104, LogLevel.Debug, "Run {Run} is put off as {Reason} for {Seconds} s")]
    public static partial void RunPutOff(this ILogger log, string run, string reason, long seconds);

    [LoggerMessage(3105, LogLevel.Warning, "{Connection}: a write of run {Run} is in doubt; it is looked up before it is sent again")]
    public static partial void WriteInDoubt(this ILogger log, string connection, Guid run);

    [LoggerMessage(3106, LogLevel.Warning, "Lanes could not be measured: metrics of lanes pause")]
    public static partial void MeasureFailed(this ILogger log, Exception broken);

    /// <summary>What a log may say about a fault. Texts about our own documents and settings are ours; others may repeat what a vendor
    /// said.</summary>
    public static string Told(Fault fault) => fault.Kind is FaultKind.Configuration or FaultKind.Mapping
        ? fault.ToString()
        : $"{fault.Kind}{Part("rule", fault.Rule)}{Part("vendor code", fault.VendorCode)}{Part("request", fault.RequestId)} [{fault.Policy.Runbook}]";

    private static string Part(string name, string? value) => value is null ? "" : $", {name} {value}";
}
