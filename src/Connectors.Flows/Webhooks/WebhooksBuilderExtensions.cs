using Connectors.Flows;
using Connectors.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the intake of webhooks.</summary>
public static class WebhooksBuilderExtensions
{
    private const int Least = 1024;
    private const int Most = 32 * 1024 * 1024;

    /// <summary>Takes deliveries of vendors in, for flows whose binding says <c>Trigger: webhook</c>. Add at least one flow too.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Gives the host's secret for addresses, and how large deliveries may be.</param>
    public static IConnectorsBuilder AddWebhooks(this IConnectorsBuilder builder, Action<WebhookOptions> configure)
    {
        builder.Services.AddOptions<WebhookOptions>().Configure(configure).Validate(
            options => options.MaxBytes is >= Least and <= Most, $"Webhooks: take deliveries of {Least} to {Most} bytes.");
        builder.Services.AddSingleton<WebhookAddress>();
        builder.Services.AddSingleton<WebhookFlows>();
        builder.Services.AddSingleton<IWebhookIntake, WebhookIntake>();
        return builder;
    }
}
