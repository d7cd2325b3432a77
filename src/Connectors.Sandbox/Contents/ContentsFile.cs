using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Append-only file of an account's changes, one JSON array for each request. A torn last line is cut off. One process at a time.</summary>
internal sealed class ContentsFile : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly FileStream _stream;

    public ContentsFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _stream = Open(path);
    }

    public static string? PathOf(string? folder, SandboxAccountOptions account) =>
        folder is null ? null : Path.Combine(Path.GetFullPath(folder), $"{account.Vendor}-{account.Name}.jsonl");

    public IEnumerable<JsonObject> Load()
    {
        _stream.Position = 0;
        using var reader = new MemoryStream();
        _stream.CopyTo(reader);
        var bytes = reader.GetBuffer().AsMemory(0, (int)reader.Length);
        var start = 0;
        while (start < bytes.Length)
        {
            var length = bytes.Span[start..].IndexOf((byte)'\n');
            if (length < 0 || Parse(bytes.Slice(start, length)) is not { } changes)
            {
                break;
            }

            foreach (var change in changes)
            {
                yield return change!.AsObject();
            }

            start += length + 1;
        }

        _stream.SetLength(start);
        _stream.Position = start;
    }

    public void Append(JsonArray changes)
    {
        _stream.Write(Encoding.UTF8.GetBytes(changes.ToJsonString() + "\n"));
        _stream.Flush();
    }

    public void Dispose() => _stream.Dispose();

    private static JsonArray? Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            return JsonNode.Parse(line.Span) as JsonArray;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The former process may still be ending: waits for it, bounded.</summary>
    private static FileStream Open(string path)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (time.GetElapsedTime(start) < Patience)
            {
                Task.Delay(TimeSpan.FromMilliseconds(20), time).GetAwaiter().GetResult();
            }
        }
    }
}
