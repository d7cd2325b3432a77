using Connectors.Conformance;

namespace Connectors.Flows.Tests;

public sealed class InMemoryEntries : StateStoreConformance<InMemoryUnderTest>;

public sealed class InMemoryQueries : StateQueryConformance<InMemoryUnderTest>;

public sealed class InMemoryKeys : StateKeyConformance<InMemoryUnderTest>;

public sealed class InMemoryLoad : StateLoadConformance<InMemoryUnderTest>;

public sealed class InMemoryWork : WorkLanesConformance<InMemoryUnderTest>;

public sealed class InMemoryPutOff : PutOffConformance<InMemoryUnderTest>;

public sealed class InMemoryLeases : LeaseConformance<InMemoryUnderTest>;

public sealed class InMemoryLaneCommits : LaneCommitConformance<InMemoryUnderTest>;

public sealed class InMemoryFigures : LaneFiguresConformance<InMemoryUnderTest>;

public sealed class InMemoryHistories : LaneHistoryConformance<InMemoryUnderTest>;
