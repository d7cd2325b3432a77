using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>One signed-in SOAP request.</summary>
/// <param name="State">The account.</param>
/// <param name="Version">As in the path, such as <c>v45.0</c>.</param>
/// <param name="Request">The first element of the body.</param>
/// <param name="Rendering">How the answer is written.</param>
internal sealed record WorkdayCall(WorkdayState State, string Version, XElement Request, WorkdayRendering Rendering)
{
    /// <summary>Parts of the request that answers repeat, in their order.</summary>
    private static readonly string[] Repeated = ["Request_References", "Request_Criteria", "Response_Filter", "Response_Group"];

    public IEnumerable<XElement> Echo() =>
        Repeated.Select(part => Request.Child(part)).OfType<XElement>().Select(WorkdayRendering.Echo);

    public XElement Answer(string name, params object?[] content) =>
        WorkdayRendering.Group(name, WorkdayRendering.Attribute("version", Version), content);
}
