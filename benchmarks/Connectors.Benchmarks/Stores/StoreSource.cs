using Connectors.PostgreSql;
using Connectors.Sqlite;
using Npgsql;

namespace Connectors.Benchmarks;

/// <summary>Makes empty stores of one kind, each of them durable: a commit is on the disk when it returns.</summary>
internal abstract class StoreSource : IAsyncDisposable
{
    private int _made;

    /// <summary>Name of the kind, such as <c>sqlite</c>.</summary>
    public abstract string Name { get; }

    public OpenStore Make() => Make($"s{Interlocked.Increment(ref _made)}");

    /// <summary>An empty store for the next round.</summary>
    public virtual ValueTask<OpenStore> EmptyAsync() => new(Make());

    public virtual ValueTask DisposeAsync() => default;

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
        private OpenStore? _same;

        public override string Name => "postgresql";

        /// <summary>How another process reaches the database.</summary>
        public string ConnectionString => connectionString;

        /// <summary>The same one each time, emptied: what a worker has opened and compiled it keeps for weeks.</summary>
        public override async ValueTask<OpenStore> EmptyAsync()
        {
            _same ??= Make();
            await using var source = NpgsqlDataSource.Create(connectionString);
            await _same.State.FindAsync([new(IntakeHost.Tenant, "none", "none")]);
            await using var empty = source.CreateCommand(
                $"truncate {_same.Name}.entry, {_same.Name}.entry_index, {_same.Name}.item, {_same.Name}.lane");
            await using var settle = source.CreateCommand("checkpoint");
            await empty.ExecuteNonQueryAsync();
            await settle.ExecuteNonQueryAsync();
            return _same with { End = null };
        }

        public override async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _same, null) is { } same)
                await same.DisposeAsync();
        }

        protected override OpenStore Make(string name) => Open(connectionString, name);

        public static OpenStore Open(string connectionString, string schema)
        {
            var store = new PostgreSqlStateStore(connectionString, new() { Schema = schema });
            return new(store, store, schema, store);
        }
    }
}
