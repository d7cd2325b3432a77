namespace Connectors.Sandbox;

/// <summary>The types of a service.</summary>
internal sealed class WorkdaySchema
{
    private static readonly Dictionary<string, WorkdaySchema> Schemas = new(StringComparer.Ordinal)
    {
        ["Human_Resources"] = new(WorkdayRequestShapes.Text, WorkdayWorkerShapes.Text, WorkdayJobShapes.Text, WorkdayOrganizationShapes.Text),
        ["Resource_Management"] = new(WorkdayProjectShapes.Text),
    };

    private readonly OrderedDictionary<string, WorkdayShape> _shapes = new(StringComparer.Ordinal);

    private WorkdaySchema(params string[] texts)
    {
        foreach (var text in texts.Prepend(WorkdayCommonShapes.Text).SelectMany(Definitions))
        {
            var shape = WorkdayShape.Parse(text);
            _shapes.Add(shape.Name, shape);
        }
    }

    public IEnumerable<WorkdayShape> Shapes => _shapes.Values;

    /// <summary>Names of the types of references that shapes use.</summary>
    public IEnumerable<string> References =>
        Shapes.SelectMany(shape => shape.Fields).Where(one => one.IsReference).Select(one => one.Type).Distinct().Order(StringComparer.Ordinal);

    public WorkdayShape this[string type] => _shapes[type];

    public static WorkdaySchema Of(string service) => Schemas[service];

    /// <summary>A definition goes on over indented lines.</summary>
    private static IEnumerable<string> Definitions(string text)
    {
        var open = "";
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith(' '))
            {
                open += " " + line.Trim();
                continue;
            }
            if (open.Length > 0) yield return open;
            open = line;
        }
        if (open.Length > 0) yield return open;
    }
}
