using System.Text.Json.Nodes;
using System.Xml.Linq;
using Connectors.Adapters;
using Connectors.Adapters.Tests;
using Connectors.Exchange;

namespace Connectors.Workday.Tests;

/// <summary>Every request that leaves is held against the element trees of the vendor's services: names, order, how often.</summary>
public sealed class RequestShapeTests
{
    private static readonly XNamespace Wd = "urn:com.workday/bsvc";

    [Test]
    public async Task Emitted_requests_fit_the_vendors_schema()
    {
        var shapes = Shapes("HumanResources").Concat(Shapes("ResourceManagement")).ToArray();
        await using var house = await WorkdayHouse.StartAsync(options: workday => (workday.ReadCompensation, workday.ProjectWindowDays) = (true, 30));
        foreach (var name in new[] { "Worker", "Organization", "Project" })
        {
            var pages = await house.ReadAsync(name);
            await house.ReadAsync(name, pages[^1].Next.Value);
            await house.ReadAsync(name, null, pages[0].Records[0].Key.Id, pages[0].Records[1].Key.Id);
        }

        house.Connection.Adapter.TryGet<IRecordWriter>("Project", out var writer);
        var body = """
            {"Estimated_Budget":"1","Project_Name":"X","Worktags_Data":{"Related_Worktags_by_Type_Data":[{"Default_Worktag_Data":
              {"Default_Worktag_Reference":{"Organization_Reference_ID":"PRACTICE_CLOUD"}},"Required_On_Transaction":true,
              "Worktag_Type_Reference":{"Accounting_Worktag_Type_ID":"CUSTOM_ORGANIZATION_01"}}]},
             "Project_Hierarchy_Reference":{"Project_Hierarchy_ID":"All_Projects"},"Currency_Reference":{"Currency_ID":"EUR"}}
            """;
        var key = new ExternalKey("acme", "opportunity", "SHAPE-1");
        foreach (var _ in new[] { 1, 2 })
            await writer!.WriteAsync(house.Connection, new(WriteVerb.Upsert, "Project", null, key, null, System.Text.Encoding.UTF8.GetBytes(body)));
        var requests = house.Tap.Bodies.Select(XDocument.Parse).Select(envelope => envelope.Descendants().First(element => element.Name.LocalName == "Body").Elements().Single())
            .ToArray();
        var faults = requests.SelectMany(request => Check(shapes.Single(shape => shape.Elements.ContainsKey(request.Name.LocalName)), request)).Distinct().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(faults, Is.Empty);
            Assert.That(requests.Select(request => request.Name.LocalName).Distinct(), Is.EquivalentTo(new[]
            {
                "Server_Timestamp_Get", "Get_Workers_Request", "Get_Organizations_Request", "Get_Projects_Request", "Submit_Project_Request",
            }));
        });
    }

    [Test]
    public void The_check_finds_a_wrong_order_and_a_wrong_name()
    {
        var shapes = Shapes("HumanResources").Single();
        var wrong = XElement.Parse("""
            <wd:Get_Workers_Request xmlns:wd="urn:com.workday/bsvc" wd:version="v45.0" wd:Nonsense="1"><wd:Response_Filter><wd:Count>1</wd:Count><wd:Page>1</wd:Page>
            </wd:Response_Filter><wd:Request_Criteria/><wd:Response_Group><wd:Include_Nothing>true</wd:Include_Nothing></wd:Response_Group></wd:Get_Workers_Request>
            """);
        Assert.That(Check(shapes, wrong), Has.Length.EqualTo(4));
    }

    private static (Dictionary<string, string> Elements, JsonObject Types)[] Shapes(string service)
    {
        if (SharedData.Folder("workday/soap_shapes") is not { } folder)
        {
            Assert.Ignore("Needs the element trees in ../shared/data/workday/soap_shapes beside the repository, which are not here.");
            return [];
        }

        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, service + ".json")))!;
        var elements = json["operations"]!.AsObject().SelectMany(operation => operation.Value!["input"]!.AsArray())
            .Where(part => part!["in"]!.ToString() == "body").DistinctBy(part => part!["part"]!.ToString())
            .ToDictionary(part => part!["part"]!.ToString(), part => part!["type"]!.ToString());
        return [(elements, json["types"]!.AsObject())];
    }

    private static string[] Check((Dictionary<string, string> Elements, JsonObject Types) shape, XElement request) =>
        [.. Check(shape.Types, request, shape.Elements[request.Name.LocalName], "/" + request.Name.LocalName)];

    private static IEnumerable<string> Check(JsonObject types, XElement element, string type, string path)
    {
        if (element.Name.Namespace != Wd)
            yield return $"{path}: namespace";
        if (type.EndsWith("ObjectType", StringComparison.Ordinal))
        {
            if (element.Elements().Any(id => id.Name != Wd + "ID" || id.Attribute(Wd + "type") is null) || !element.HasElements)
                yield return $"{path}: no reference";
            yield break;
        }

        if (types[type] is not JsonArray members)
        {
            if (element.HasElements)
                yield return $"{path}: a {type} has no elements";
            yield break;
        }

        var attributes = members.Where(member => member!["attr"] is not null).Select(member => member!["n"]!.ToString()).ToArray();
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && !attributes.Contains(attribute.Name.LocalName)))
            yield return $"{path}/@{attribute.Name.LocalName}: unknown";
        var order = members.Where(member => member!["attr"] is null && member["text"] is null).ToArray();
        var at = 0;
        foreach (var child in element.Elements())
        {
            var (found, childType, inner) = Find(order, child.Name.LocalName);
            if (found < 0)
            {
                yield return $"{path}/{child.Name.LocalName}: unknown";
                continue;
            }

            if (found < at)
                yield return $"{path}/{child.Name.LocalName}: out of order";
            at = found;
            if (inner is null)
            {
                foreach (var fault in Check(types, child, childType, $"{path}/{child.Name.LocalName}"))
                    yield return fault;
                continue;
            }

            foreach (var item in child.Elements())
            {
                if (item.Name.LocalName != inner)
                    yield return $"{path}/{child.Name.LocalName}/{item.Name.LocalName}: {inner} expected";
                foreach (var fault in Check(types, item, childType, $"{path}/{child.Name.LocalName}/{inner}"))
                    yield return fault;
            }
        }
    }

    /// <summary>Position and type of an element, and the name of its items when it is a wrapper.</summary>
    private static (int At, string Type, string? Item) Find(JsonNode?[] order, string name)
    {
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i]!["choice"] is JsonArray choices)
            {
                if (choices.FirstOrDefault(choice => choice![0]!.ToString() == name) is { } chosen)
                    return (i, chosen[1]!.ToString(), null);
            }
            else if (order[i]!["n"]!.ToString() == name)
            {
                return (i, order[i]!["t"]!.ToString(), order[i]!["item"]?.ToString());
            }
        }

        return (-1, "", null);
    }
}
