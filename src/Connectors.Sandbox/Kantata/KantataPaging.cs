namespace Connectors.Sandbox;

/// <summary>What <c>meta</c> says.</summary>
/// <param name="Count">All matches.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Size">Records in a page.</param>
internal sealed record KantataPaging(int Count, int Number, int Size)
{
    public int Pages => (Count + Size - 1) / Size;
}
