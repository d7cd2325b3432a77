namespace Connectors.Adapters;

/// <summary>Marks a part of an adapter whose memory guards against doubles for as long as the process lives. A recorded execution, which has its own
/// adapters otherwise, shares it with all others.</summary>
public interface ILivesWithProcess;
