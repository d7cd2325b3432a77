using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Append-only file of an account's changes, one JSON array for each request. A torn last line is cut off. One process at a time.</summary>
internal sealed class ContentsFile : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly FileStream _stream;

    private ContentsFile(FileStream stream) => _stream = stream;

    public static string? PathOf(string? folder, SandboxAccountOptions account) =>
        folder is null ? null : Path.Combine(Path.GetFullPath(folder), $"{account.Vendor}-{account.Name}.jsonl");

    /// <summary>Opens the file for this process alone. The former process may still be ending: waits for it, bounded.</summary>
    /// <exception cref="IOException">Another process still has it after ten seconds.</exception>
    public static async Task<ContentsFile> OpenAsync(string path, TimeProvider time, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
            }
            catch (IOException) when (time.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(Pause, time, ct);
            }
        }
    }

    /// <summary>All changes, oldest first. A last line without its end is what a kill left of a write that nobody was told about: it is cut
    /// off.</summary>
    /// <exception cref="InvalidDataException">A line before the end is no JSON array.</exception>
    public IEnumerable<JsonObject> Load()
    {
        var bytes = new byte[_stream.Length];
        _stream.Position = 0;
        _stream.ReadExactly(bytes);
        var start = 0;
        for (var length = Next(bytes, start); length >= 0; length = Next(bytes, start))
        {
            foreach (var change in Parse(bytes.AsSpan(start, length), start))
            {
                yield return change!.AsObject();
            }

            start += length + 1;
        }

        _stream.SetLength(start);
        _stream.Position = start;
    }

    /// <summary>Hands a line to the operating system. After a failure the file is as before.</summary>
    public void Append(ReadOnlyMemory<byte> line)
    {
        var before = _stream.Position;
        try
        {
            _stream.Write(line.Span);
            _stream.Flush();
        }
        catch (IOException)
        {
            _stream.SetLength(before);
            _stream.Position = before;
            throw;
        }
    }

    public void Dispose() => _stream.Dispose();

    private static int Next(byte[] bytes, int start) => bytes.AsSpan(start).IndexOf((byte)'\n');

    private JsonArray Parse(ReadOnlySpan<byte> line, int start)
    {
        try
        {
            return JsonNode.Parse(line)!.AsArray();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"The sandbox's contents in '{Path.GetFileName(_stream.Name)}' are broken at byte {start}, before their end. "
                    + "Restore the file, or delete it to begin anew.",
                broken);
        }
    }
}
