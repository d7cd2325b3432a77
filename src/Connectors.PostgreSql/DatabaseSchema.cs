using System.Text.RegularExpressions;
using Connectors.Faults;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>The tables, made and migrated forward only by the numbered texts in <c>Migrations</c>.</summary>
/// <remarks>A newer version may say that packages of this one work beside it, as in a rolling upgrade: then it is used as it stands.</remarks>
internal static partial class DatabaseSchema
{
    private static readonly string[] Names = [.. typeof(DatabaseSchema).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The version that this package knows.</summary>
    public static int Newest => Names.Length;

    /// <summary>Brings a schema to a version. Of several processes that begin at once one does it, the others wait.</summary>
    /// <exception cref="ConnectorException">The schema was written by a newer package, and is not for this one.</exception>
    public static async Task MigrateAsync(NpgsqlConnection connection, string schema, int upTo, CancellationToken ct)
    {
        var found = await FindVersionAsync(connection, schema, ct);
        if (found < upTo)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await ExecuteAsync(connection, $"select pg_advisory_xact_lock(hashtextextended('connectors migration {schema}', 0))", ct);
            found = await FindVersionAsync(connection, schema, ct);
            if (found == 0)
            {
                await ExecuteAsync(connection,
                    $"""
                    create schema if not exists "{schema}";
                    create table "{schema}".migration (version int primary key, name text not null, at timestamptz not null default clock_timestamp())
                    """, ct);
            }

            for (var version = found + 1; version <= upTo; version++)
            {
                var text = Read(Names[version - 1]);
                await ExecuteAsync(connection, text.Replace("{schema}", $"\"{schema}\"", StringComparison.Ordinal), ct);
                await ExecuteAsync(connection,
                    $"""
                    insert into "{schema}".migration (version, name) values ({version}, '{Path.GetFileNameWithoutExtension(Names[version - 1])}')
                    """, ct);
                if (WorksFrom().Match(text) is { Success: true } from)
                {
                    await ExecuteAsync(connection,
                        $"""update "{schema}".migration set works_from = {from.Groups["version"].Value} where version = {version}""", ct);
                }
            }

            await transaction.CommitAsync(ct);
        }

        if (found > Newest && !await WorksBesideAsync(connection, schema, ct))
        {
            throw new ConnectorException(new(FaultKind.Configuration,
                $"The schema {schema} has version {found}, this package knows {Newest}, and what came later is not for it: "
                    + "use the package version that wrote it, or a newer one."));
        }
    }

    private static async Task<int> FindVersionAsync(NpgsqlConnection connection, string schema, CancellationToken ct)
    {
        // The catalogue itself is read: a look by name may remember what was absent before we waited for another process.
        await using var look = new NpgsqlCommand(
            $"select exists (select 1 from pg_catalog.pg_tables where schemaname = '{schema}' and tablename = 'migration')", connection);
        if (await look.ExecuteScalarAsync(ct) is not true)
        {
            return 0;
        }

        await using var read = new NpgsqlCommand($"select coalesce(max(version), 0) from \"{schema}\".migration", connection);
        return (int)(await read.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Whether each later version lets this one work.</summary>
    private static async Task<bool> WorksBesideAsync(NpgsqlConnection connection, string schema, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand(
            $"select bool_and(coalesce(works_from <= {Newest}, false)) from \"{schema}\".migration where version > {Newest}", connection);
        return await ask.ExecuteScalarAsync(ct) is true;
    }

    [GeneratedRegex("^-- works from (?<version>[0-9]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WorksFrom();

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Read(string name)
    {
        using var text = new StreamReader(typeof(DatabaseSchema).Assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}
