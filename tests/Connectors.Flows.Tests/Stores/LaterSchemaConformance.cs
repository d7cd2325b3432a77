using Connectors.Conformance;

namespace Connectors.Flows.Tests;

[Category("F37")]
public sealed class LaterSchemaEntries : StateStoreConformance<LaterSchemaUnderTest>;

[Category("F37")]
public sealed class LaterSchemaQueries : StateQueryConformance<LaterSchemaUnderTest>;

[Category("F37")]
public sealed class LaterSchemaKeys : StateKeyConformance<LaterSchemaUnderTest>;

[Category("F37")]
public sealed class LaterSchemaLoad : StateLoadConformance<LaterSchemaUnderTest>;

[Category("F37")]
public sealed class LaterSchemaWork : WorkLanesConformance<LaterSchemaUnderTest>;

[Category("F37")]
public sealed class LaterSchemaPutOff : PutOffConformance<LaterSchemaUnderTest>;

[Category("F37")]
public sealed class LaterSchemaLeases : LeaseConformance<LaterSchemaUnderTest>;

[Category("F37")]
public sealed class LaterSchemaLaneCommits : LaneCommitConformance<LaterSchemaUnderTest>;

[Category("F37")]
public sealed class LaterSchemaFigures : LaneFiguresConformance<LaterSchemaUnderTest>;

[Category("F37")]
public sealed class LaterSchemaHistories : LaneHistoryConformance<LaterSchemaUnderTest>;
