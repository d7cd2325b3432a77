namespace Connectors.Mapping;

/// <summary>What a node of a document of Atlassian's format is to its text.</summary>
internal enum AdfType
{
    /// <summary>The text inside it, part by part below each other.</summary>
    Other = 0,
    /// <summary>A text.</summary>
    Text,
    /// <summary>A line end.</summary>
    HardBreak,
    /// <summary>An address.</summary>
    Card,
    /// <summary>A sign or its name.</summary>
    Emoji,
    /// <summary>A day.</summary>
    Date,
    /// <summary>What is told of a picture.</summary>
    Media,
    /// <summary>A mention or a status: its text, within a line.</summary>
    Inline,
    /// <summary>Parts within a line.</summary>
    Line,
    /// <summary>An item behind a mark or a number.</summary>
    Item,
    /// <summary>Parts below each other.</summary>
    List,
    /// <summary>The same, whose items are numbered.</summary>
    OrderedList,
    /// <summary>Parts beside each other.</summary>
    Row,
    /// <summary>A line across.</summary>
    Rule,
}
