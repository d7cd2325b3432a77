using Connectors.Hosting;
using Connectors.Jira;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Jira Cloud to the house.</summary>
public static class JiraBuilderExtensions
{
    /// <summary>Adds the Jira adapter under the name <c>jira</c>.</summary>
    /// <param name="builder">The set-up.</param>
    /// <param name="configure">Changes its settings; null keeps every default.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">Jira was added before.</exception>
    /// <remarks>Settings out of range end the start of the host with an <see cref="OptionsValidationException"/> that lists all of them.</remarks>
    public static IConnectorsBuilder AddJira(this IConnectorsBuilder builder, Action<JiraOptions>? configure = null)
    {
        builder.Services.AddOptions<JiraOptions>().Configure(options => configure?.Invoke(options)).ValidateDataAnnotationsOf().ValidateOnStart();
        return builder.AddAdapter(JiraAdapter.System, JiraAdapter.ApiVersion, JiraAdapter.Define);
    }
}
