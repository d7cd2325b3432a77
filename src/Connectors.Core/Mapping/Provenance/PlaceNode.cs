using System.Text;

namespace Connectors.Mapping;

/// <summary>A member of what a plan writes with its place among the fields, for walking written JSON again.</summary>
/// <param name="Name">The member's name in UTF-8; empty for an item of an array.</param>
/// <param name="Place">Its place; -1 for objects and arrays around fields.</param>
/// <param name="Children">What is inside.</param>
internal sealed record PlaceNode(byte[] Name, int Place, ImmutableArray<PlaceNode> Children)
{
    /// <summary>The same tree with places in the order in which a plan writes.</summary>
    public static PlaceNode Of(OutputNode node, List<(string Pointer, OutputNode Node)> places, string pointer = "")
    {
        if (node.Rule is not null)
        {
            places.Add((pointer, node));
            return new(NameOf(node), places.Count - 1, []);
        }
        return new(NameOf(node), -1, [.. node.Children.Select(child => Of(child, places, $"{pointer}/{child.Segment.PointerName}"))]);
    }

    private static byte[] NameOf(OutputNode node) => Encoding.UTF8.GetBytes(node.Segment.Name);
}
