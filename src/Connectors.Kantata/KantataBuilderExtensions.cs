using Connectors.Hosting;
using Connectors.Kantata;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Kantata OX to the house.</summary>
public static class KantataBuilderExtensions
{
    /// <summary>Adds the Kantata adapter under the name <c>kantata</c>.</summary>
    /// <param name="builder">The set-up.</param>
    /// <param name="configure">Changes its settings; null keeps every default.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">Kantata was added before.</exception>
    /// <remarks>Settings out of range end the start of the host with an <see cref="OptionsValidationException"/> that lists all of them.</remarks>
    public static IConnectorsBuilder AddKantata(this IConnectorsBuilder builder, Action<KantataOptions>? configure = null)
    {
        builder.Services.AddOptions<KantataOptions>().Configure(options => configure?.Invoke(options)).ValidateDataAnnotationsOf().ValidateOnStart();
        return builder.AddAdapter(KantataAdapter.System, KantataAdapter.ApiVersion, KantataAdapter.Define);
    }
}
