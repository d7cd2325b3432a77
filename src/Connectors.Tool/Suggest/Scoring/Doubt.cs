namespace Connectors.Tool;

/// <summary>What speaks for mapping a field to no member at all.</summary>
internal enum Doubt
{
    /// <summary>That many fields of a vendor are nobody's business.</summary>
    Always = 0,
    /// <summary>Share of words that name switches, links and bookkeeping of the vendor.</summary>
    Noise,
    /// <summary>All records have the same value.</summary>
    Constant,
    /// <summary>A switch.</summary>
    Switch,
    /// <summary>A link or a long id.</summary>
    Technical,
    /// <summary>Neither name nor label says a word that is known.</summary>
    Nameless,
    /// <summary>Share of words that no contract knows.</summary>
    StrangeWords,
    /// <summary>How many objects the field stands in, three at most.</summary>
    Nested,
}
