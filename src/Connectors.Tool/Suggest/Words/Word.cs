namespace Connectors.Tool;

/// <summary>A word of a name.</summary>
/// <param name="Text">Lower case, without accents.</param>
/// <param name="Concepts">What it may mean.</param>
/// <param name="Weight">How much it says: 1, less for words such as <c>id</c>.</param>
internal sealed record Word(string Text, string[] Concepts, double Weight)
{
    /// <summary>How alike two words are: 1 for the same, less for the same meaning, less still for a like spelling.</summary>
    public double Likeness(Word other)
    {
        if (Text == other.Text)
            return 1;
        if (Concepts.Contains(other.Text) || other.Concepts.Contains(Text))
            return 0.9;
        if (Concepts.Intersect(other.Concepts).Any())
            return 0.75;
        var letters = Letters.Dice(Text, other.Text);
        return letters >= 0.6 ? 0.6 * letters : 0;
    }
}
