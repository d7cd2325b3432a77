using System.Collections.Immutable;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>Each place of each mapping with each strange value, alone in an else good record: also such as chance seldom brings together, as half of a
/// character in the second of several alternatives inside a list.</summary>
public sealed class BrokenValueTests
{
    private static IEnumerable<string> Names => LawDocuments.Names;

    [TestCaseSource(nameof(Names))]
    public void The_laws_hold_with_one_strange_value_anywhere(string name)
    {
        var subject = LawDocuments.Subject(name, LawOverlays.Of(LawDocuments.Subject(name).Document).First());
        var tally = new LawTally();
        for (var at = 0; at < subject.Places.Length; at++)
        {
            foreach (var given in Cases(subject, at))
            {
                // With all other values, and alone: then the alternatives have nothing.
                var problem = Laws.Problem(given, tally) ?? Laws.Problem(given with { Vendor = [.. given.Vendor.Where(value => value.Key == at)] }, tally);
                Assert.That(problem, Is.Null, () => $"{problem}\n{given}");
            }
        }
        TestContext.Out.WriteLine($"{name}: {tally}");
    }

    private static IEnumerable<LawCase> Cases(LawSubject subject, int at)
    {
        var place = subject.Places[at];
        var inner = place.Uses.SelectMany(use => use.Inner).Where(part => part.Path.Segments.Length > 0).ToImmutableArray();
        var seed = 100 * at;
        foreach (var broken in VendorValues.AllBroken)
        {
            yield return With(LawCase.Make(subject, seed++), at, broken);
            foreach (var part in inner)
            {
                var vendor = new VendorValues(subject.Document, new Random(seed));
                var element = JsonTree.Object();
                foreach (var other in inner.Where(other => other != part))
                    element.Put(other.Path.Segments.AsSpan(), JsonTree.Parse(vendor.Of(other)));
                element.Put(part.Path.Segments.AsSpan(), JsonTree.Parse(broken));
                yield return With(LawCase.Make(subject, seed++), at, $"[{element}]");
            }
        }
    }

    private static LawCase With(LawCase given, int at, string raw) =>
        given with { Vendor = [.. given.Vendor.Where(value => value.Key != at).Append(new(at, raw)).OrderBy(value => value.Key)] };
}
