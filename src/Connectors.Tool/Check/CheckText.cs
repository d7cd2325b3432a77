using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connectors.Tool;

/// <summary>What a check prints.</summary>
internal static class CheckText
{
    public static string Lines(CheckReport report) => string.Concat(report.Faults.Select(fault =>
        $"{fault.File} {(string.IsNullOrEmpty(fault.Path) ? "/" : fault.Path)} (rule {fault.Rule}): {fault.Message}\n"));

    public static string Json(CheckReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            writer.WriteStartArray();
            foreach (var fault in report.Faults)
            {
                var place = FaultPlace.Of(fault);
                writer.WriteStartObject();
                writer.WriteString("file"u8, place.File);
                writer.WriteNumber("line"u8, place.Line);
                writer.WriteNumber("column"u8, place.Column);
                writer.WriteString("path"u8, fault.Path ?? "");
                writer.WriteString("rule"u8, fault.Rule);
                writer.WriteString("code"u8, fault.Policy.Runbook);
                writer.WriteString("message"u8, fault.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    public static string Sum(ImmutableArray<CheckedFile> files, CheckReport report) =>
        $"checked {files.Count(file => !file.IsOverlay)} mappings, {files.Count(file => file.IsOverlay)} overlays: {report.Faults.Length} mistakes";
}
