namespace Connectors.Flows;

/// <summary>In which order letters are released: what others refer to comes before them; where nothing refers, by contract and by age.</summary>
internal static class ReleaseOrder
{
    /// <summary>Among letters that do not wait for each other: whom others tend to need comes first.</summary>
    private static readonly string[] Ranks =
    [
        "orgUnit", "customer", "contact", "worker", "resource", "product", "opportunity", "contract", "project", "task", "invoice", "expense",
        "timeEntry",
    ];

    public static ImmutableArray<DeadLetter> Of(LetterGraph graph, IReadOnlyCollection<DeadLetter> wanted, bool withBlocked)
    {
        var letters = wanted.Concat(withBlocked ? wanted.SelectMany(graph.WaitingFor) : [])
            .DistinctBy(letter => letter.Id, StringComparer.Ordinal).ToDictionary(letter => letter.Id, StringComparer.Ordinal);
        var next = letters.Values.ToDictionary(
            letter => letter.Id, letter => graph.Next(letter).Select(waiting => waiting.Id).Where(letters.ContainsKey).Distinct().ToArray(),
            StringComparer.Ordinal);
        var waitsFor = letters.Keys.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        foreach (var id in next.Values.SelectMany(ids => ids))
        {
            waitsFor[id]++;
        }

        var ready = new PriorityQueue<string, (int, DateTimeOffset, string)>();
        void Add(string id) => ready.Enqueue(id, (Rank(letters[id]), letters[id].FirstSeen, id));
        foreach (var id in waitsFor.Where(entry => entry.Value == 0).Select(entry => entry.Key))
        {
            Add(id);
        }

        var ordered = ImmutableArray.CreateBuilder<DeadLetter>(letters.Count);
        while (ordered.Count < letters.Count)
        {
            if (!ready.TryDequeue(out var id, out _))
            {
                // Letters that wait for each other in a circle: one of them has to be first.
                id = waitsFor.Where(entry => entry.Value > 0).Select(entry => entry.Key)
                    .MinBy(key => (Rank(letters[key]), letters[key].FirstSeen, key))!;
            }

            waitsFor[id] = 0;
            ordered.Add(letters[id]);
            foreach (var waiting in next[id])
            {
                if (waitsFor[waiting] > 0 && --waitsFor[waiting] == 0)
                {
                    Add(waiting);
                }
            }
        }

        return ordered.ToImmutable();
    }

    private static int Rank(DeadLetter letter) => Array.IndexOf(Ranks, letter.Entity) is >= 0 and var rank ? rank : Ranks.Length;
}
