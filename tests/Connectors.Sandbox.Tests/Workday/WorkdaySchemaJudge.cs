using System.Xml.Linq;
using System.Xml.Schema;

namespace Connectors.Sandbox.Tests;

/// <summary>Holds every answer against the schema that the served WSDL holds: names, order, values.</summary>
internal sealed class WorkdaySchemaJudge
{
    private readonly Dictionary<string, XmlSchemaSet> _schemas = [];

    public async Task DemandAsync(WorkdayLab lab, string service, XElement body)
    {
        if (!_schemas.TryGetValue(service, out var schemas)) _schemas[service] = schemas = await ReadAsync(lab, service);
        var errors = new List<string>();
        new XDocument(new XElement(body)).Validate(schemas, (_, e) => errors.Add(e.Message));
        Assert.That(errors, Is.Empty);
    }

    private static async Task<XmlSchemaSet> ReadAsync(WorkdayLab lab, string service)
    {
        var wsdl = XDocument.Parse((await lab.GetAsync($"ccx/service/{lab.Tenant}/{service}/v45.0?wsdl")).Text);
        var schemas = new XmlSchemaSet();
        schemas.Add(null, wsdl.Descendants(WorkdaySchemaWriter.Xsd + "schema").Single().CreateReader());
        schemas.Compile();
        return schemas;
    }
}
