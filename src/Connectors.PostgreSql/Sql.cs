using Npgsql;
using NpgsqlTypes;

namespace Connectors.PostgreSql;

/// <summary>Positional parameters with a type each, so that empty arrays and nulls have one too.</summary>
internal static class Sql
{
    public static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    public static NpgsqlParameter Whole(int? value) => new() { NpgsqlDbType = NpgsqlDbType.Integer, Value = (object?)value ?? DBNull.Value };

    public static NpgsqlParameter Long(long value) => new NpgsqlParameter<long>() { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = value };

    public static NpgsqlParameter Span(TimeSpan value) =>
        new NpgsqlParameter<TimeSpan>() { NpgsqlDbType = NpgsqlDbType.Interval, TypedValue = value };

    public static NpgsqlParameter Time(DateTimeOffset value) => new NpgsqlParameter<DateTimeOffset>()
    {
        NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = value.ToUniversalTime(),
    };

    public static NpgsqlParameter Texts(IEnumerable<string?> values) => Array(NpgsqlDbType.Text, values);

    /// <summary>A column of rows.</summary>
    public static NpgsqlParameter Column<TRow, T>(NpgsqlDbType type, TRow[] rows, Converter<TRow, T> value) =>
        Array(type, System.Array.ConvertAll(rows, value));

    private static NpgsqlParameter<T[]> Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values as T[] ?? [.. values] };
}
