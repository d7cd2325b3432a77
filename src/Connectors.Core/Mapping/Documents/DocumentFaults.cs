using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>Collects what is wrong with documents. A rule is compiled once for each direction, therefore the same fault is kept once only.</summary>
internal sealed class DocumentFaults
{
    private const int Most = 200;
    private readonly List<Fault> _faults = [];

    public int Count => _faults.Count;

    public ImmutableArray<Fault> All => [.. _faults];

    public void Add(DocumentNode at, string? rule, string problem, string wayOut) => Add(at.Place, at.Pointer, rule, problem, wayOut);

    public void Add(string place, string pointer, string? rule, string problem, string wayOut)
    {
        var fault = new Fault(FaultKind.Mapping, $"{problem} {wayOut}") { File = place, Path = pointer, Rule = rule ?? "document" };
        if (_faults.Count < Most && !_faults.Contains(fault))
            _faults.Add(fault);
    }
}
