using System.Text.RegularExpressions;

namespace Connectors.House.Tests;

/// <summary>Inside Core each room uses only what stands left of it.</summary>
public sealed partial class NamespaceOrderTests
{
    private static readonly string[] Order =
        ["Faults", "Contracts", "Exchange", "Mapping", "Tenancy", "Adapters", "State", "Limits", "Http", "Reading", "Writing", "Hosting"];

    [Test]
    public void A_room_uses_only_rooms_left_of_it() => House.None(
        from file in House.Product
        where file.Package == "Connectors.Core" && file.Room.Length > 0 && Rank(file) >= 0
        from Match use in RoomUse().Matches(file.Code)
        let used = Array.IndexOf(Order, use.Groups["room"].Value)
        where used > Rank(file) || (file.Room == "Writing" && Order[Math.Max(used, 0)] == "Reading")
        select $"{file.Path} uses {use.Value}",
        $"Order: {string.Join(" < ", Order)}; Reading and Writing stand side by side.");

    [Test]
    public void Every_folder_of_Core_is_a_room() => House.None(
        House.Product.Where(file => file.Package == "Connectors.Core" && file.Room.Length > 0 && Rank(file) < 0).Select(file => file.Path),
        "A folder that is no room.");

    [Test]
    public void A_file_lives_in_the_namespace_of_its_room() => House.None(
        from file in House.Product
        where file.Package == "Connectors.Core" && file.Room.Length > 0
        let found = Namespace().Match(file.Text).Groups["name"].Value
        where found != $"Connectors.{file.Room}" && found != "Microsoft.Extensions.DependencyInjection"
        select $"{file.Path} says {found}",
        "The namespace of a room is Connectors.<Room>.");

    [Test]
    public void The_order_check_sees_a_wrong_use()
    {
        var wrong = new SourceFile("src/Connectors.Core/Mapping/X.cs", "using Connectors.Hosting;\nnamespace Connectors.Mapping;\n");
        Assert.That(RoomUse().Matches(wrong.Code).Select(use => use.Groups["room"].Value), Does.Contain("Hosting"));
    }

    private static int Rank(SourceFile file) => Array.IndexOf(Order, file.Room);

    [GeneratedRegex(@"\bConnectors\.(?<room>Faults|Contracts|Exchange|Mapping|Tenancy|Adapters|State|Limits|Http|Reading|Writing|Hosting)\b(?![""'])")]
    private static partial Regex RoomUse();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
