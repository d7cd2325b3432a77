using Connectors.Hosting;
using Connectors.Workday;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Workday to the house.</summary>
public static class WorkdayBuilderExtensions
{
    /// <summary>Adds the Workday adapter under the name <c>workday</c>.</summary>
    /// <param name="builder">The set-up.</param>
    /// <param name="configure">Changes its settings; null keeps every default.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">Workday was added before.</exception>
    /// <remarks>Settings out of range end the start of the host with an <see cref="OptionsValidationException"/> that lists all of them.</remarks>
    public static IConnectorsBuilder AddWorkday(this IConnectorsBuilder builder, Action<WorkdayOptions>? configure = null)
    {
        builder.Services.AddOptions<WorkdayOptions>().Configure(options => configure?.Invoke(options)).ValidateDataAnnotationsOf().ValidateOnStart();
        return builder.AddAdapter(WorkdayAdapter.System, WorkdayAdapter.ApiVersion, WorkdayAdapter.Define);
    }
}
