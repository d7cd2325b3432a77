using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>An operation of a SOAP service.</summary>
/// <param name="Service">The only service that has it.</param>
/// <param name="Name">Name in the WSDL.</param>
/// <param name="Request">Local name of the body element that calls it.</param>
/// <param name="Response">Local name of the element that it answers with.</param>
/// <param name="Answer">Does it, inside the store's gate.</param>
internal sealed record WorkdayOperation(string Service, string Name, string Request, string Response, Func<WorkdayCall, XElement> Answer);
