namespace Connectors.Tool;

/// <summary>A field, taken apart once for all members that it is compared with.</summary>
internal sealed class FieldView
{
    public FieldView(VendorField field, WordSplitter splitter)
    {
        (Field, Profile, Names) = (field, new(field), new(field, splitter));
        ChoiceWords = Profile.IsChoice || Profile.Shape == ValueShape.Label ? [.. Profile.Distinct.Take(20).Select(splitter.Split)] : [];
    }

    public VendorField Field { get; }

    public FieldProfile Profile { get; }

    public FieldNames Names { get; }

    /// <summary>The words of each value, when the values may be choices.</summary>
    public Word[][] ChoiceWords { get; }
}
