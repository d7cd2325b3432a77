namespace Connectors.Flows;

/// <summary>Where recordings go. Implementations are safe for parallel use.</summary>
public interface IRecordingSink
{
    /// <summary>Keeps a recording. A failure is logged and never the execution's.</summary>
    /// <param name="name">Which execution it is of.</param>
    /// <param name="recording">The file: opaque bytes, read by <see cref="Recording.Read"/>. It holds personal data of the tenant.</param>
    /// <param name="ct">Ends the attempt.</param>
    ValueTask StoreAsync(RecordingName name, ReadOnlyMemory<byte> recording, CancellationToken ct = default);
}
