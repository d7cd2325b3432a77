using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>A page of one vendor and every way to read it. Each way returns how many records it read.</summary>
internal interface IShape
{
    /// <summary>Name of the shape, such as <c>kantata</c>.</summary>
    string Name { get; }

    int Records { get; }

    ReadOnlyMemory<byte> Page { get; }

    /// <summary>The framework's reader, to the end of the page and no more.</summary>
    int Skim();

    /// <summary>The adapter cuts the page into records.</summary>
    int Slice();

    /// <summary>The plan fills typed records from slices that were made before.</summary>
    int Map();

    /// <summary>Slice and map: vendor bytes to typed records.</summary>
    int Ours();

    /// <summary>The same records by a reader written by hand for this page.</summary>
    int Hand();

    /// <summary>The same records by source-generated System.Text.Json and mapping code.</summary>
    int Poco();

    /// <summary>Vendor bytes to canonical JSON; nobody asks for its hash.</summary>
    int OursJson();

    /// <summary>The same, and each record tells where its fields came from.</summary>
    /// <param name="mode">Of which fields.</param>
    /// <param name="changed">Each which record differs from its earlier form, 1 for all; the earlier form is that of another record.</param>
    int OursTold(ProvenanceMode mode, int changed);

    /// <summary>The same JSON by the reader written by hand and the framework's writer.</summary>
    int HandJson();

    /// <summary>Vendor bytes to canonical JSON and its content hash.</summary>
    int OursHash();

    /// <summary>The same JSON and hash by hand.</summary>
    int HandHash();

    /// <summary>Whether all ways give the same.</summary>
    /// <exception cref="DifferenceException">They do not; the first difference is named.</exception>
    void Check();

    /// <summary>The same shape over another page.</summary>
    IShape Over(string name, ReadOnlyMemory<byte> page);
}
