using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>A reference in a request: the one id that it carries.</summary>
internal sealed record WorkdayReference(string Type, string Value, XElement At)
{
    /// <summary>The first id. Without one the reference names nothing, which the vendor says as an invalid id.</summary>
    public static WorkdayReference Of(XElement reference)
    {
        var id = reference.Child("ID");
        return new(id.WdAttribute("type") ?? "", id?.Value.Trim() ?? "", id ?? reference);
    }
}
