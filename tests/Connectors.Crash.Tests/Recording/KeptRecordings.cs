using System.Collections.Concurrent;
using Connectors.Flows;

namespace Connectors.Crash.Tests;

/// <summary>Recordings in memory.</summary>
internal sealed class KeptRecordings : IRecordingSink
{
    private readonly ConcurrentQueue<(RecordingName Name, byte[] File)> _all = new();

    public IReadOnlyCollection<(RecordingName Name, byte[] File)> All => _all;

    public ValueTask StoreAsync(RecordingName name, ReadOnlyMemory<byte> recording, CancellationToken ct = default)
    {
        _all.Enqueue((name, recording.ToArray()));
        return ValueTask.CompletedTask;
    }
}
