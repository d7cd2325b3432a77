namespace Connectors.Benchmarks;

/// <summary>Node types of Atlassian's documents, as far as their plain text differs.</summary>
internal enum DocumentNode
{
    None = 0,
    Text,
    HardBreak,
    Card,
    Emoji,
    Date,
    Media,
    Inline,
    Item,
    OrderedList,
    List,
    Row,
    Rule,
    Paragraph,
    Other,
}
