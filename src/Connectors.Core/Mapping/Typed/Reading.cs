namespace Connectors.Mapping;

/// <summary>What a short way found.</summary>
internal enum Reading
{
    /// <summary>Something that the rule itself has to decide: escapes, a blank text, another kind of value.</summary>
    Unusual = 0,
    /// <summary>Nothing.</summary>
    Absent,
    /// <summary>A value.</summary>
    Found,
}
