using Connectors.PostgreSql;
using Connectors.Sqlite;

namespace Connectors.Benchmarks;

/// <summary>Makes empty stores of one kind, each of them durable: a commit is on the disk when it returns.</summary>
internal abstract class StoreSource
{
    private int _made;

    /// <summary>Name of the kind, such as <c>sqlite</c>.</summary>
    public abstract string Name { get; }

    public OpenStore Make() => Make($"s{Interlocked.Increment(ref _made)}");

    /// <summary>Makes or opens a store.</summary>
    /// <param name="name">Its name among those of this kind.</param>
    protected abstract OpenStore Make(string name);

    /// <summary>One file for each store.</summary>
    public sealed class Sqlite(string folder) : StoreSource
    {
        public override string Name => "sqlite";

        protected override OpenStore Make(string name)
        {
            var store = new SqliteStateStore(Path.Combine(folder, $"{name}.db"));
            return new(store, store, name, store);
        }
    }

    /// <summary>One schema for each store, in one database.</summary>
    public sealed class PostgreSql(string connectionString) : StoreSource
    {
        public override string Name => "postgresql";

        /// <summary>How another process reaches the database.</summary>
        public string ConnectionString => connectionString;

        protected override OpenStore Make(string name) => Open(connectionString, name);

        public static OpenStore Open(string connectionString, string schema)
        {
            var store = new PostgreSqlStateStore(connectionString, new() { Schema = schema });
            return new(store, store, schema, store);
        }
    }
}
