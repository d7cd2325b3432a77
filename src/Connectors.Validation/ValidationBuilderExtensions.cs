using Connectors.Contracts;
using Connectors.Hosting;
using Connectors.Validation;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds validation by schema.</summary>
public static class ValidationBuilderExtensions
{
    /// <summary>Adds the <see cref="IRecordValidator"/> that flows with <c>"validate": true</c> ask. A validator that the host registered before
    /// stays.</summary>
    /// <param name="builder">The builder.</param>
    public static IConnectorsBuilder AddRecordValidation(this IConnectorsBuilder builder)
    {
        builder.Services.TryAddSingleton<IRecordValidator, SchemaRecordValidator>();
        return builder;
    }
}
