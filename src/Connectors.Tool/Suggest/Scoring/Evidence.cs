namespace Connectors.Tool;

/// <summary>What speaks for or against a field being a member. Each is weighed by a number of <c>weights.json</c>.</summary>
internal enum Evidence
{
    /// <summary>Best likeness of name or label to any phrase of the member, 0 to 1.</summary>
    Words = 0,
    /// <summary>The same squared, so that a full match counts more than two halves.</summary>
    WordsSquared,
    /// <summary>The lesser likeness of name and label: both say it.</summary>
    BothSay,
    /// <summary>Likeness to the member's own name alone.</summary>
    OwnName,
    /// <summary>Share of the member's words that the field says.</summary>
    Covers,
    /// <summary>Share of the field's words that the member has.</summary>
    Precise,
    /// <summary>Words that exclude each other, such as start and end.</summary>
    Opposite,
    /// <summary>Likeness of spelling, whatever the words mean.</summary>
    Spelling,
    /// <summary>Whether the values can be such a member, -1 to 1.</summary>
    Values,
    /// <summary>Whether the vendor's type can, -1 to 1.</summary>
    Type,
    /// <summary>Whether the values look as this member's do: addresses, currencies, sentences, shares.</summary>
    Sense,
    /// <summary>Share of the values that are codes of the member.</summary>
    Codes,
    /// <summary>Values are ids of records that the member refers to (1), or of others (-1).</summary>
    Join,
    /// <summary>A unit in the name that goes with the member (1), or does not (-1).</summary>
    Unit,
    /// <summary>Likeness times fitting values: the one without the other is little.</summary>
    WordsAndValues,
    /// <summary>The contract demands it.</summary>
    Required,
    /// <summary>Every contract has it.</summary>
    Shared,
    /// <summary>One of the two stands in a list, the other does not.</summary>
    InList,
    /// <summary>How deep it stands.</summary>
    Depth,
    /// <summary>The member is a reference, the field the name beside its key.</summary>
    Display,
}
