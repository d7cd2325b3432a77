using Connectors.Contracts;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>One canonical JSON line for each record, with its envelope.</summary>
internal sealed class JsonLinesOutput(Stream output) : IRecordOutput
{
    private readonly BufferedStream _lines = new(output, 64 * 1024);

    public async Task WriteAsync(CanonicalRecord record)
    {
        await _lines.WriteAsync(CanonicalEnvelope.Write(record));
        _lines.WriteByte((byte)'\n');
    }

    public Task EndAsync(CancellationToken ct) => _lines.FlushAsync(ct);
}
