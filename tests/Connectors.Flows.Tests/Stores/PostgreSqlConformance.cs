using Connectors.Conformance;

namespace Connectors.Flows.Tests;

public sealed class PostgreSqlEntries : StateStoreConformance<PostgreSqlUnderTest>;

public sealed class PostgreSqlQueries : StateQueryConformance<PostgreSqlUnderTest>;

public sealed class PostgreSqlKeys : StateKeyConformance<PostgreSqlUnderTest>;

public sealed class PostgreSqlLoad : StateLoadConformance<PostgreSqlUnderTest>;

public sealed class PostgreSqlWork : WorkLanesConformance<PostgreSqlUnderTest>;

public sealed class PostgreSqlPutOff : PutOffConformance<PostgreSqlUnderTest>;

public sealed class PostgreSqlLeases : LeaseConformance<PostgreSqlUnderTest>;

public sealed class PostgreSqlLaneCommits : LaneCommitConformance<PostgreSqlUnderTest>;

public sealed class PostgreSqlFigures : LaneFiguresConformance<PostgreSqlUnderTest>;

public sealed class PostgreSqlHistories : LaneHistoryConformance<PostgreSqlUnderTest>;
