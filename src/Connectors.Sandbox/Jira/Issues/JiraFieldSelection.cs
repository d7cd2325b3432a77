namespace Connectors.Sandbox;

/// <summary>Which fields an answer shows: names, <c>*all</c>, <c>*navigable</c>, and <c>-name</c> to leave one out.</summary>
internal sealed class JiraFieldSelection
{
    private readonly HashSet<string> _named;
    private readonly HashSet<string> _left;
    private readonly bool _isAll;
    private readonly bool _isNavigable;

    public JiraFieldSelection(IReadOnlyCollection<string> fields, string otherwise)
    {
        _left = [.. fields.Where(field => field.StartsWith('-')).Select(field => field[1..])];
        _named = [.. fields.Where(field => !field.StartsWith('-'))];
        if (_named.Count == 0)
        {
            _named.Add(_left.Count > 0 && otherwise == "id" ? "*navigable" : otherwise);
        }

        (_isAll, _isNavigable) = (_named.Contains("*all"), _named.Contains("*navigable"));
    }

    /// <summary>Nothing but the id: what a search without fields answers.</summary>
    public bool IsIdOnly => _named.Count == 1 && _named.Contains("id");

    public bool HasFields => _isAll || _isNavigable || _named.Except(["id", "key"]).Any();

    /// <summary>Whether it shows so much that the vendor shortens the page.</summary>
    public bool IsWide => _isAll || _isNavigable;

    public bool Shows(JiraField field) =>
        (_isAll || (_isNavigable && field.IsNavigable) || _named.Contains(field.Id)) && !_left.Contains(field.Id);
}
