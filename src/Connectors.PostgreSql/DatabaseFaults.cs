using System.Net.Sockets;
using Connectors.Faults;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>What the database's refusals mean. Texts name states and hosts, never the connection string.</summary>
internal static class DatabaseFaults
{
    private const string OutcomeUnknown = " The outcome of a commit may be unknown: read again before repeating.";

    /// <summary>No connection was had: nothing was done.</summary>
    public static Fault OfOpening(Exception failed) => failed switch
    {
        PostgresException refused => OfState(refused, ""),
        NpgsqlException when failed.Message.Contains("pool has been exhausted", StringComparison.Ordinal) => new(FaultKind.Transient,
            "All connections of the PostgreSQL store are lent: raise 'Maximum Pool Size' in its connection string, or run fewer workers here."),
        _ when failed.GetBaseException() is SocketException { SocketErrorCode: SocketError.HostNotFound } => new(FaultKind.Configuration,
            "The host of the PostgreSQL store is not known: correct 'Host' in its connection string."),
        _ => new(FaultKind.Transient,
            "The PostgreSQL database cannot be reached: check that it runs and that the network lets us through. Nothing was done."),
    };

    /// <summary>A connection broke, or the database refused a statement.</summary>
    public static Fault OfWork(Exception failed, bool isWrite) => failed switch
    {
        PostgresException refused => OfState(refused, isWrite ? OutcomeUnknown : ""),
        _ => new(FaultKind.Transient,
            $"The connection to the PostgreSQL database broke, or it did not answer in time.{(isWrite ? OutcomeUnknown : "")}"),
    };

    private static Fault OfState(PostgresException refused, string outcome) => refused.SqlState switch
    {
        "42501" => Of(refused, FaultKind.Configuration,
            "The user of the PostgreSQL store may not do this: grant it the schema, and for migrations the right to create."),
        "3D000" => Of(refused, FaultKind.Configuration, "The database of the PostgreSQL store does not exist: create it, or correct 'Database'."),
        "53300" => Of(refused, FaultKind.Transient,
            "The PostgreSQL database has no connection left: raise max_connections, or lower 'Maximum Pool Size'."),
        "53100" => Of(refused, FaultKind.Transient, "The disk of the PostgreSQL database is full: make room, then all goes on. Nothing was done."),
        "25006" => Of(refused, FaultKind.Transient, "The PostgreSQL database takes no writes now: it is a standby. Point 'Host' at the primary."),
        "40001" or "40P01" => Of(refused, FaultKind.Transient, "Others changed the same entries each time we tried: nothing was done."),
        "57014" => Of(refused, FaultKind.Transient,
            "The PostgreSQL database ended the statement: it took longer than statement_timeout. Nothing was done."),
        ['2', '8', ..] => Of(refused, FaultKind.Configuration, "The PostgreSQL database does not let the user in: correct user and password."),
        ['2', '2', ..] => Of(refused, FaultKind.Unsupported,
            "PostgreSQL cannot keep a value of this commit, such as a key with U+0000. Nothing was done."),
        ['3', 'F', ..] or ['4', '2', ..] => Of(refused, FaultKind.Configuration,
            "The schema of the PostgreSQL store is not as this package left it: restore it, or use another schema."),
        ['0', '8', ..] or ['5', ..] => Of(refused, FaultKind.Transient, $"The PostgreSQL database stops, starts or lacks a resource.{outcome}"),
        _ => Of(refused, FaultKind.Internal, "The PostgreSQL database refused a statement."),
    };

    private static Fault Of(PostgresException refused, FaultKind kind, string text) => new(kind, $"{text} (SQLSTATE {refused.SqlState})")
    {
        VendorCode = refused.SqlState,
    };
}
