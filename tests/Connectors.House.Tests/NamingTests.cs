using System.Text.RegularExpressions;

namespace Connectors.House.Tests;

/// <summary>Names: the field's terms, one type per file.</summary>
public sealed partial class NamingTests
{
    [Test]
    public void No_type_has_a_banned_word_in_its_name() => House.None(
        from file in House.Sources
        from type in file.Types
        where Banned().IsMatch(type)
        select $"{file.Path}: {type}",
        "Say what it is, not that it is something.");

    [Test]
    public void A_product_file_holds_one_type_and_is_named_after_it() => House.None(
        from file in House.Product
        let types = file.Types.Distinct().ToArray()
        where types.Length > 1 || (types.Length == 1 && types[0] != file.Name)
        select $"{file.Path}: {string.Join(", ", types)}",
        "One type per file, the file named as the type.");

    [Test]
    public void The_check_knows_a_banned_name() => Assert.Multiple(() =>
    {
        Assert.That(Banned().IsMatch("TokenManager"), Is.True);
        Assert.That(Banned().IsMatch("ServiceItem"), Is.False, "A vendor's own term stays allowed in front.");
        Assert.That(Banned().IsMatch("InvoiceLine"), Is.False);
    });

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Common|Service|Processor|Info|Base|Impl|Dto|DTO|Wrapper)$|^Base[A-Z]")]
    private static partial Regex Banned();
}
