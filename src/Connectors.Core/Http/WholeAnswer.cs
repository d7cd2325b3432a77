using System.Runtime.InteropServices;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>The body of an answer that has been read to its end, with what the vendor's fault reader made of it. Every answer inside the pipeline has
/// one.</summary>
internal sealed class WholeAnswer : ByteArrayContent
{
    private WholeAnswer(ArraySegment<byte> body, ImmutableArray<Fault> faults)
        : base(body.Array!, body.Offset, body.Count) => (Body, Faults) = (body, faults);

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Empty for a success.</summary>
    public ImmutableArray<Fault> Faults { get; }

    /// <summary>Puts the body in place of the unread one.</summary>
    public static void Put(HttpResponseMessage response, ReadOnlyMemory<byte> body, ImmutableArray<Fault> faults)
    {
        if (!MemoryMarshal.TryGetArray(body, out var segment))
            segment = body.ToArray();
        var whole = new WholeAnswer(segment, faults);
        foreach (var (name, values) in response.Content.Headers)
            if (!IsOfTheWire(name))
                whole.Headers.TryAddWithoutValidation(name, values);
        response.Content.Dispose();
        response.Content = whole;
    }

    private static bool IsOfTheWire(string header) =>
        header.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase) || header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase);

    public static WholeAnswer Of(HttpResponseMessage response) => (WholeAnswer)response.Content;

    /// <summary>The faults of an answer, empty for a success.</summary>
    public static ImmutableArray<Fault> FaultsOf(HttpResponseMessage response) => Of(response).Faults;
}
