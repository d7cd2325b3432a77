namespace Connectors.PostgreSql;

/// <summary>How the store uses its database. Set before the first use.</summary>
public sealed class PostgreSqlOptions
{
    /// <summary>The schema that holds the tables: it is made when it is not there. Stores of different schemas do not see each other.</summary>
    /// <value><c>connectors</c>. 1 to 40 of <c>a-z</c>, <c>0-9</c> and <c>_</c>, beginning with a letter.</value>
    public string Schema { get; set; } = "connectors";

    /// <summary>Whether one more connection listens for new work, so that waiting ends at once. Switch it off behind a pooler that lends connections
    /// for one transaction, such as PgBouncer: waiting then lasts as long as the caller says, and nothing else changes.</summary>
    /// <value>True.</value>
    public bool Listen { get; set; } = true;

    /// <summary>Whether a connection keeps the statements that it has seen twice, so that the database reads and plans them once. Switch it off
    /// behind a pooler that lends connections for one transaction and does not know prepared statements, such as PgBouncer before 1.21: commits then
    /// cost the database somewhat more, and nothing else changes. <c>Max Auto Prepare</c> in the connection string goes before it.</summary>
    /// <value>True.</value>
    public bool Prepare { get; set; } = true;

    /// <summary>Commits with more changes of entries than this are copied in, which is faster for many and slower for few.</summary>
    /// <value>50.</value>
    public int CopyAbove { get; set; } = 50;
}
