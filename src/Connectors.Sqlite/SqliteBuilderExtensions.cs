using Connectors.Hosting;
using Connectors.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the SQLite store.</summary>
public static class SqliteBuilderExtensions
{
    /// <summary>Keeps state and work lanes in one SQLite file, for one process.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">Path of the file; its folder must exist, the file is made on first use.</param>
    public static IConnectorsBuilder UseSqlite(this IConnectorsBuilder builder, string path) =>
        builder.UseState(services => new SqliteStateStore(path, services.GetService<TimeProvider>()));
}
