using Connectors.Conformance;

namespace Connectors.Flows.Tests;

public sealed class SqliteEntries : StateStoreConformance<SqliteUnderTest>;

public sealed class SqliteQueries : StateQueryConformance<SqliteUnderTest>;

public sealed class SqliteKeys : StateKeyConformance<SqliteUnderTest>;

public sealed class SqliteLoad : StateLoadConformance<SqliteUnderTest>;

public sealed class SqliteWork : WorkLanesConformance<SqliteUnderTest>;

public sealed class SqlitePutOff : PutOffConformance<SqliteUnderTest>;

public sealed class SqliteLeases : LeaseConformance<SqliteUnderTest>;

public sealed class SqliteLaneCommits : LaneCommitConformance<SqliteUnderTest>;

public sealed class SqliteFigures : LaneFiguresConformance<SqliteUnderTest>;

public sealed class SqliteHistories : LaneHistoryConformance<SqliteUnderTest>;
