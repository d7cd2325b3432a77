using Connectors.Hosting;
using Connectors.Salesforce;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Salesforce to the house.</summary>
public static class SalesforceBuilderExtensions
{
    /// <summary>Adds the Salesforce adapter under the name <c>salesforce</c>.</summary>
    /// <param name="builder">The set-up.</param>
    /// <param name="configure">Changes its settings; null keeps every default.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">Salesforce was added before.</exception>
    public static IConnectorsBuilder AddSalesforce(this IConnectorsBuilder builder, Action<SalesforceOptions>? configure = null)
    {
        builder.Services.AddOptions<SalesforceOptions>()
            .Configure(options => configure?.Invoke(options))
            .Validate(options => options.FindMistakes().Length == 0, SalesforceOptions.Rules)
            .ValidateOnStart();
        return builder.AddAdapter(SalesforceAdapter.System, SalesforceAdapter.ApiVersion, SalesforceAdapter.Define);
    }
}
