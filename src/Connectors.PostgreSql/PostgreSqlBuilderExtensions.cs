using Connectors.Hosting;
using Connectors.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the PostgreSQL store.</summary>
public static class PostgreSqlBuilderExtensions
{
    /// <summary>Keeps state and lanes of work in a PostgreSQL database, for any number of processes. Tables are made and migrated at first
    /// use.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">Where the database is, in the form of Npgsql. It may hold a password: take it from the host's secrets.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    public static IConnectorsBuilder UsePostgreSql(
        this IConnectorsBuilder builder, string connectionString, Action<PostgreSqlOptions>? configure = null)
    {
        var options = new PostgreSqlOptions();
        configure?.Invoke(options);
        return builder.UseState(provider => new PostgreSqlStateStore(connectionString, options, provider.GetService<TimeProvider>()));
    }
}
