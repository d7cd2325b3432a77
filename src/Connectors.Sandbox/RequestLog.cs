namespace Connectors.Sandbox;

/// <summary>All requests of an account, in order of arrival of their answers. Thread-safe.</summary>
public sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<RequestLogEntry> _entries = [];
    private int _number;

    /// <summary>What was logged so far.</summary>
    public IReadOnlyList<RequestLogEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    internal int Begin() => Interlocked.Increment(ref _number);

    internal void End(RequestLogEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
        }
    }
}
