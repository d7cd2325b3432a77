using System.Text;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

public sealed class Utf8KeyTests
{
    [TestCase("7", "")]
    [TestCase("1325852", "")]
    [TestCase("0065e00000", "AAB")]
    [TestCase("10f3a2c4-7d1e-4b5f-9c", "")]
    public void Ids_that_follow_each_other_lie_at_places_of_their_own(string begin, string end)
    {
        var places = Enumerable.Range(0, 200).Select(number => Utf8Key.Place(Encoding.UTF8.GetBytes($"{begin}{number:000}{end}"))).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(places, Has.All.InRange(0, Utf8Key.Places - 1));
            Assert.That(places.Distinct().Count(), Is.GreaterThan(100));
        });
    }
}
