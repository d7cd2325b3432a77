using System.Security.Cryptography;
using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>A recorded execution of a flow for one tenant. Immutable.</summary>
public sealed class Recording
{
    private const long MaxBytes = 1024L * 1024 * 1024;

    private Recording(RecordingHeader header, RecordingEnd end, ImmutableArray<RecordingLine> lines) => (Header, End, Lines) = (header, end, lines);

    /// <summary>Name of the flow.</summary>
    public string Flow => Header.Flow;

    /// <summary>Version of the flow that was executed.</summary>
    public string FlowVersion => Header.FlowVersion;

    /// <summary>For which tenant.</summary>
    public string Tenant => Header.Tenant;

    /// <summary>When the execution began, UTC.</summary>
    public DateTimeOffset Start => Header.Start;

    /// <summary>Version of the package that recorded it.</summary>
    public string Package => Header.Package;

    /// <summary>Version of each mapping that was in force, by name; with overlays their hash follows.</summary>
    public IReadOnlyDictionary<string, string> Mappings => Header.Mappings;

    /// <summary>Hash of all canonical output: content hashes of the records in the order in which they were handled.</summary>
    public string OutputHash => End.Output;

    /// <summary>Hash of all outbound requests: method, address and body, in order.</summary>
    public string RequestHash => End.Requests;

    /// <summary>Hash of everything that was committed to the state.</summary>
    public string StateHash => End.Effects;

    internal RecordingHeader Header { get; }

    internal RecordingEnd End { get; }

    internal ImmutableArray<RecordingLine> Lines { get; }

    /// <summary>Reads a recording.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="key">The key with which it was encrypted; null when it was not.</param>
    /// <returns>The recording, or why it cannot be replayed: damaged, truncated at its bound, cut off, of a newer format, or encrypted with another
    /// key.</returns>
    public static Outcome<Recording> Read(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte>? key = null)
    {
        try
        {
            var texts = RecordingFile.Lines(file, key, MaxBytes);
            var lines = texts.Select(text => JsonSerializer.Deserialize(text, RecordingJson.Plain.RecordingLine)!).ToImmutableArray();
            if (lines is not [.., { End: { } end }] || end.Lines != lines.Length - 1 || end.Digest != RecordingFile.Digest(texts.SkipLast(1)))
            {
                return Refused("damaged", "it was changed or cut off after it was written. Take an undamaged copy");
            }

            if (end.State != RecordingEnd.Complete)
            {
                return Refused(end.State, end.Reason ?? "it holds no whole execution");
            }

            return lines[0].Begin is not { } header ? Refused("damaged", "it does not say of what it is")
                : header.Format > RecordingHeader.Current
                    ? Refused(
                        "format", $"it is of format {header.Format}, and this version reads up to {RecordingHeader.Current}. Use a newer version")
                    : new Recording(header, end, lines[1..^1]);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidDataException or CryptographicException or NotSupportedException
            or IOException or ArgumentException)
        {
            return Refused(damaged is CryptographicException ? "key" : "damaged", damaged is CryptographicException
                ? "it is encrypted, and no key or another one was given" : "it is no recording, or not whole. Take an undamaged copy");
        }
    }

    private static Fault Refused(string rule, string reason) =>
        new(FaultKind.SourceInvalid, $"The recording cannot be replayed: {reason.TrimEnd('.')}.") { Rule = $"recording-{rule}" };
}
