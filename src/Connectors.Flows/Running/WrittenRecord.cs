namespace Connectors.Flows;

/// <summary>What we last wrote under a key: the unchanged and the echo filter look here.</summary>
/// <param name="Object">The vendor's resource.</param>
/// <param name="Id">The vendor's id.</param>
/// <param name="BodyHash">Hash of the body.</param>
/// <param name="Entity">The contract.</param>
public sealed record WrittenRecord(string Object, string Id, string BodyHash, string Entity);
