using Connectors.Flows;
using Connectors.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds recording of executions.</summary>
public static class RecordingBuilderExtensions
{
    /// <summary>Records executions of flows, so that they can be replayed without any vendor. Nothing is recorded without this call.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where recordings go, which executions are recorded and how much of them is kept.</param>
    /// <exception cref="ArgumentException">There is neither a folder nor a sink, or a bound or key is not usable.</exception>
    public static IConnectorsBuilder RecordRuns(this IConnectorsBuilder builder, Action<RecordingOptions> configure)
    {
        var options = new RecordingOptions();
        configure(options);
        if (options.Sink is null && string.IsNullOrEmpty(options.Folder))
        {
            throw new ArgumentException("Recordings need a place: set RecordingOptions.Folder or Sink.", nameof(configure));
        }

        if (options.MaxBytes < 1024 || options.MaxRecordings < 1)
        {
            throw new ArgumentException("RecordingOptions.MaxBytes is at least 1024, MaxRecordings at least 1.", nameof(configure));
        }

        if (options.Key is { Length: not 32 })
        {
            throw new ArgumentException("RecordingOptions.Key is of 32 bytes.", nameof(configure));
        }

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<RunRecordings>();
        builder.Services.Replace(ServiceDescriptor.Singleton<ILaneWork, RecordingLaneWork>());
        builder.Services.Replace(ServiceDescriptor.Singleton<IFlowRunner, RecordingRunner>());
        return builder;
    }
}
