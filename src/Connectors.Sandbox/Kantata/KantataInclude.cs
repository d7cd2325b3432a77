namespace Connectors.Sandbox;

/// <summary>An association that can be side-loaded.</summary>
/// <param name="Collection">Where the records lie.</param>
/// <param name="Member">Member of the record that holds the id or ids; a has-many is only shown with its include.</param>
/// <param name="IsMany">Whether it holds many.</param>
/// <param name="IsHidden">Whether the member is shown with the include only.</param>
internal sealed record KantataInclude(string Collection, string Member, bool IsMany = false, bool IsHidden = false)
{
    /// <summary>Under which name the store keeps a hidden member.</summary>
    public string Stored => IsHidden ? "@" + Member : Member;
}
