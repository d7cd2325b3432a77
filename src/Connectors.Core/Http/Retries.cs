using Connectors.Faults;
using Polly;
using Polly.Retry;

namespace Connectors.Http;

/// <summary>When an attempt is made again, and after how long. A fault that says "nothing was written" may be repeated for any request; one in doubt
/// never.</summary>
internal static class Retries
{
    /// <summary>The request of an attempt.</summary>
    public static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("connectors.request");

    /// <summary>The vendor that is called.</summary>
    public static readonly ResiliencePropertyKey<string> System = new("connectors.system");

    public static ResiliencePipeline<HttpResponseMessage> Build(
        HttpPipelineOptions options, TimeProvider time, Func<double> random, Func<OnRetryArguments<HttpResponseMessage>, ValueTask> onRetry)
    {
        if (options.MaxRetries == 0)
            return ResiliencePipeline<HttpResponseMessage>.Empty;
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(new()
        {
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,
            MaxDelay = options.MaxRetryAfter,
            Randomizer = random,
            ShouldHandle = attempt => ValueTask.FromResult(
                FaultIn(attempt.Outcome) is { } fault && IsWorthIt(fault, attempt.Context, attempt.AttemptNumber, options)),
            DelayGenerator = attempt => ValueTask.FromResult(FaultIn(attempt.Outcome)?.RetryAfter),
            OnRetry = onRetry,
        }).Build();
    }

    public static Fault? FaultIn(Polly.Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: ConnectorException failure } => failure.Fault,
        { Result: { } response } => Worst(WholeAnswer.FaultsOf(response)),
        _ => null,
    };

    /// <summary>The fault that forbids a repeat, if there is one, else the first.</summary>
    private static Fault? Worst(ImmutableArray<Fault> faults) =>
        faults.FirstOrDefault(static fault => fault.Kind is not (FaultKind.Transient or FaultKind.RateLimited)) ?? faults.FirstOrDefault();

    private static bool IsWorthIt(Fault fault, ResilienceContext context, int attempt, HttpPipelineOptions options)
    {
        // Our own breaker and budget have waited or said no already.
        if (fault.Rule is "breaker" or "budget" || fault.RetryAfter > options.MaxRetryAfter)
            return false;
        return fault.Kind switch
        {
            FaultKind.Transient or FaultKind.RateLimited => true,
            FaultKind.VendorDefect => attempt == 0 && fault.Rule != "redirect" && context.Properties.GetValue(Request, null!).IsRepeatable(),
            _ => false,
        };
    }
}
