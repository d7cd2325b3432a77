using System.Globalization;
using System.Text;

namespace Connectors.Http;

/// <summary>What goes over the wire, byte by byte, and what happens to the connection then.</summary>
internal sealed record RawAnswer(byte[] Bytes, RawEnd End = RawEnd.KeepAlive)
{
    /// <summary>A whole answer with its length announced.</summary>
    public static RawAnswer Of(int status, byte[] body, params string[] headers)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\nContent-Length: {body.Length}\r\n");
        foreach (var header in headers)
            head.Append(header).Append("\r\n");
        return new([.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body]);
    }

    public static RawAnswer Json(string body, int status = 200, params string[] headers) =>
        Of(status, Encoding.UTF8.GetBytes(body), ["Content-Type: application/json", .. headers]);

    /// <summary>A whole answer in chunks.</summary>
    public static RawAnswer Chunked(string body, int chunk = 7)
    {
        var text = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        foreach (var part in body.Chunk(chunk))
            text.Append(CultureInfo.InvariantCulture, $"{part.Length:x}\r\n").Append(part).Append("\r\n");
        return new(Encoding.Latin1.GetBytes(text.Append("0\r\n\r\n").ToString()));
    }

    /// <summary>Only the first bytes of it, then the end.</summary>
    public RawAnswer Cut(int bytes, RawEnd end) => new(Bytes[..bytes], end);
}
