using Npgsql;
using NpgsqlTypes;

namespace Connectors.PostgreSql;

/// <summary>Positional parameters with a type each, so that empty arrays and nulls have one too.</summary>
internal static class Sql
{
    public static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    public static NpgsqlParameter Whole(int? value) => Typed(NpgsqlDbType.Integer, value);

    public static NpgsqlParameter Long(long? value) => Typed(NpgsqlDbType.Bigint, value);

    public static NpgsqlParameter Flag(bool? value) => Typed(NpgsqlDbType.Boolean, value);

    public static NpgsqlParameter Span(TimeSpan value) => Typed<TimeSpan>(NpgsqlDbType.Interval, value);

    public static NpgsqlParameter Time(DateTimeOffset? value) => Typed(NpgsqlDbType.TimestampTz, value?.ToUniversalTime());

    public static NpgsqlParameter Bytes(ReadOnlyMemory<byte>? value) => Typed(NpgsqlDbType.Bytea, value);

    public static NpgsqlParameter Texts(IEnumerable<string?> values) => Array(NpgsqlDbType.Text, values);

    /// <summary>A column of rows.</summary>
    public static NpgsqlParameter Column<TRow, T>(NpgsqlDbType type, TRow[] rows, Converter<TRow, T> value) =>
        Array(type, System.Array.ConvertAll(rows, value));

    private static NpgsqlParameter Typed<T>(NpgsqlDbType type, T? value)
        where T : struct => value is { } there
            ? new NpgsqlParameter<T>() { NpgsqlDbType = type, TypedValue = there }
            : new NpgsqlParameter { NpgsqlDbType = type, Value = DBNull.Value };

    private static NpgsqlParameter<T[]> Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values as T[] ?? [.. values] };
}
