using System.Text.Json;

namespace Connectors.Flows;

/// <summary>The lines of one execution, bounded. Thread-safe.</summary>
/// <param name="maxBytes">Largest text in bytes: when it is reached, everything is thrown away but the word that it was.</param>
internal sealed class RunTape(long maxBytes)
{
    private readonly Lock _gate = new();
    private readonly List<byte[]> _lines = [];
    private long _bytes;

    /// <summary>Whether more came than may be kept.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Why it cannot be replayed; null while it can.</summary>
    public string? Reason { get; private set; }

    public IReadOnlyList<byte[]> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public void Add(RecordingLine line)
    {
        if (IsTruncated)
        {
            return;
        }

        var text = JsonSerializer.SerializeToUtf8Bytes(line, RecordingJson.Plain.RecordingLine);
        lock (_gate)
        {
            if (IsTruncated)
            {
                return;
            }

            _bytes += text.Length + 1;
            IsTruncated = _bytes > maxBytes;
            if (IsTruncated)
            {
                _lines.Clear();
                Reason ??= $"It came to more than {maxBytes} bytes, which is the bound: raise RecordingOptions.MaxBytes.";
                return;
            }

            _lines.Add(text);
        }
    }

    /// <summary>Something happened that no tape can hold.</summary>
    public void Spoil(string reason)
    {
        lock (_gate)
        {
            Reason ??= reason;
        }
    }
}
