namespace Connectors.Benchmarks;

/// <summary>The one member of a side-loaded object that is wanted; its text is decoded once for all records.</summary>
internal sealed class SideEntry
{
    private string? _text;

    public Field Value { get; set; }

    public string? Text(PageFields fields) => _text ??= fields.Text(Value);
}
