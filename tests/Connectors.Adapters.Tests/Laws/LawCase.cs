using System.Collections.Immutable;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>A generated record: values at places of the vendor's record, and canonical values to be written over it.</summary>
/// <param name="Subject">The mapping.</param>
/// <param name="Seed">Makes the same case again.</param>
/// <param name="Vendor">Values by number of the place.</param>
/// <param name="Canonical">Values by number of the slot; null takes a value away.</param>
internal sealed record LawCase(
    LawSubject Subject, int Seed, ImmutableArray<KeyValuePair<int, string>> Vendor, ImmutableArray<KeyValuePair<int, string?>> Canonical)
{
    public static LawCase Make(LawSubject subject, int seed)
    {
        var random = new Random(seed);
        var (vendor, canonical) = (new VendorValues(subject.Document, random), new CanonicalValues(subject.Document, random, subject.CurrencyPaths));
        var leavesOut = random.Next(3) == 0 ? 3 : 20;
        var values = new List<KeyValuePair<int, string>>();
        for (var at = 0; at < subject.Places.Length; at++)
        {
            if (random.Next(leavesOut) > 0)
                values.Add(new(at, vendor.Of(subject.Places[at])));
        }
        Agree(subject, values);
        for (var strange = random.Next(5) == 0 ? random.Next(1, 3) : 0; strange > 0 && values.Count > 0; strange--)
        {
            var at = random.Next(values.Count);
            values[at] = new(values[at].Key, vendor.Strange());
        }
        var written = new List<KeyValuePair<int, string?>>();
        for (var at = 0; at < subject.Slots.Length; at++)
        {
            var takesAway = random.Next(6) == 0 && !subject.Slots[at].IsRequired;
            if (random.Next(3) > 0)
                written.Add(new(at, takesAway ? null : canonical.Of(subject.Slots[at])));
        }
        return new(subject, seed, [.. values], [.. written]);
    }

    /// <summary>Simpler cases: without a value, or with a plainer one.</summary>
    public IEnumerable<LawCase> Shrink()
    {
        if (Vendor.Length > 4)
            yield return this with { Vendor = Vendor[(Vendor.Length / 2)..] };
        if (Vendor.Length > 4)
            yield return this with { Vendor = Vendor[..(Vendor.Length / 2)] };
        if (Canonical.Length > 1)
            yield return this with { Canonical = [] };
        foreach (var value in Canonical)
            yield return this with { Canonical = Canonical.Remove(value) };
        foreach (var value in Vendor)
            yield return this with { Vendor = Vendor.Remove(value) };
        foreach (var value in Vendor)
        {
            foreach (var plainer in Plainer(value.Value))
                yield return this with { Vendor = Vendor.Replace(value, new(value.Key, plainer)) };
        }
        foreach (var value in Canonical.Where(value => value.Value is not null))
        {
            foreach (var plainer in Plainer(value.Value!))
                yield return this with { Canonical = Canonical.Replace(value, new(value.Key, plainer)) };
        }
    }

    public override string ToString()
    {
        var (main, related) = VendorSide.Assemble(this);
        var written = Canonical.Select(value => $"{Subject.Slots[value.Key].Slot}={value.Value ?? "nothing"}");
        return $"""

            mapping   {Subject.Document.Name}{(Subject.Layers.Length == 0 ? "" : $"\noverlay   {Subject.Layers}")}
            seed      {Seed}
            record    {main}
            beside    {string.Join(' ', related.Select(record => $"{record.Key}: {record.Value}"))}
            written   {string.Join(' ', written)}

            """;
    }

    /// <summary>A vendor that counts minor units says how many of its currency make one main unit.</summary>
    private static void Agree(LawSubject subject, List<KeyValuePair<int, string>> values)
    {
        for (var at = 0; at < values.Count; at++)
        {
            if (subject.Places[values[at].Key].Uses.Find(use => use.As == "minor")?.Rule.Find("currency")?.Text is not { } path)
                continue;
            var currency = values.Find(value => subject.Places[value.Key].Path.Text == path).Value is { } raw ? JsonTree.Parse(raw).Text : null;
            if (currency is not null)
                values[at] = new(values[at].Key, LawValues.MinorUnits(currency).Exponent switch { 0 => "1", 3 => "1000", _ => "100" });
        }
    }

    private static IEnumerable<string> Plainer(string raw)
    {
        if (raw.Length < 2)
            yield break;
        var tree = JsonTree.Parse(raw);
        if (tree.Items is { Count: > 0 })
            yield return "[]";
        for (var at = 0; tree.Items is { Count: > 1 } && at < tree.Items.Count; at++)
            yield return $"[{tree.Items[at]}]";
        if (!tree.IsString || tree.Text is not { Length: > 1 } text)
            yield break;
        var half = char.IsLowSurrogate(text[text.Length / 2]) ? text.Length / 2 + 1 : text.Length / 2;
        yield return JsonTree.String(text[..half]).ToString();
        yield return JsonTree.String(text[half..]).ToString();
    }
}
