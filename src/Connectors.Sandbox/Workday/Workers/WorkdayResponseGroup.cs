using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>Which parts of a record an answer holds: those that were asked for and that the user may read.</summary>
/// <param name="group">The group of the request; null takes the default.</param>
/// <param name="settings">What the user may not read is left out without a word.</param>
/// <param name="defaults">Parts that come without a group, from memory.</param>
internal sealed class WorkdayResponseGroup(XElement? group, WorkdaySettings settings, params string[] defaults)
{
    public bool Has(string name) => !settings.IsGroupDenied(name)
        && (group is null ? defaults.Contains(name) : WorkdayXml.Flag(group.Text("Include_" + name)) == true);

    public bool Excludes(string name) => group is not null && WorkdayXml.Flag(group.Text("Exclude_" + name)) == true;
}
