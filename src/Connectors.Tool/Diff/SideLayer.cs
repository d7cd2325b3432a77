using System.Security.Cryptography;

namespace Connectors.Tool;

/// <summary>An overlay of one side.</summary>
/// <param name="File">Its text and place.</param>
/// <param name="Mapping">What it lies over.</param>
/// <param name="Hash">Of its text: layers of the same text make the same mapping for whoever has them.</param>
internal sealed record SideLayer(CheckedFile File, string Mapping, string Hash)
{
    public static SideLayer Of(CheckedFile file) =>
        new(file, CheckFiles.Member(file.Text.Json, "overlay") ?? "", Convert.ToHexStringLower(SHA256.HashData(file.Text.Json.Span)));
}
