namespace Connectors.Flows;

/// <summary>The canonical output of one execution, in order. Thread-safe.</summary>
/// <param name="each">Told of each.</param>
internal sealed class OutputLog(Action<TapedOutput> each)
{
    private readonly OrderedHash _hash = new();

    /// <summary>Hash over the content hashes, in order.</summary>
    public string Hash => _hash.ToString();

    public void Add(TapedOutput output)
    {
        _hash.Add($"{output.Of} {output.Entity} {output.Record} {output.Hash}");
        each(output);
    }
}
