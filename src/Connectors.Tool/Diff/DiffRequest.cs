namespace Connectors.Tool;

/// <summary>What is to be compared.</summary>
/// <param name="Before">File or folder of documents and overlays, or <c>shipped</c>.</param>
/// <param name="After">The same, of the other side.</param>
/// <param name="Tenants">Overlays that lie over both sides; null for none.</param>
/// <param name="Against">Files and folders of recorded pages.</param>
/// <param name="Adapter">The only vendor; null for all.</param>
/// <param name="Object">The only object of it; null for all.</param>
/// <param name="FailOn">Which differences the exit code tells.</param>
internal sealed record DiffRequest(
    string Before, string After, string? Tenants, IReadOnlyList<string> Against, string? Adapter, string? Object, FailOn FailOn)
{
    /// <summary>Stands for what the packages contain.</summary>
    public const string Shipped = "shipped";

    /// <summary>The paths that documents are read from.</summary>
    public IEnumerable<string> Of(string side) => new[] { side, Tenants }.OfType<string>().Where(path => path != Shipped);

    public bool Concerns(MappingPair pair) => (Adapter is null || pair.System == Adapter)
        && (Object is null || string.Equals(pair.Object, Object, StringComparison.Ordinal));
}
