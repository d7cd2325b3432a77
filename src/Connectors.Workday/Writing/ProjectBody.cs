using System.Text.Json;
using System.Xml;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>The fields of a project to be sent, in the order that Workday's schema demands.</summary>
internal sealed class ProjectBody
{
    private const string Id = "Workday_Project_ID";
    private readonly JsonElement[] _sources;
    private readonly WorkdayKey? _own;

    private ProjectBody(WorkdayKey? own, params JsonElement[] sources) => (_own, _sources) = (own, sources);

    /// <summary>Checks a body.</summary>
    /// <param name="fields">The vendor's fields as JSON.</param>
    /// <param name="own">The id that a new project gets; null for a change.</param>
    /// <param name="current">The slice of the project as it stands, whose fields are sent along; null for a new one.</param>
    /// <returns>The body, or all faults of the fields.</returns>
    public static Outcome<ProjectBody> Read(ReadOnlyMemory<byte> fields, WorkdayKey? own, ReadOnlyMemory<byte>? current)
    {
        var body = Root(fields);
        var faults = new List<Fault>();
        foreach (var member in body.EnumerateObject())
        {
            if (!ProjectFields.Top.Contains(member.Name))
                faults.Add(Unknown(member.Name));
            Check(member.Value, "/" + member.Name, faults);
        }

        if (faults.Count > 0)
            return Outcome<ProjectBody>.Failed([.. faults]);
        return current is { } standing && Root(standing).TryGetProperty("Project_Data", out var data)
            ? new ProjectBody(own, body, data)
            : new ProjectBody(own, body);
    }

    public void WriteTo(RequestWriter request)
    {
        foreach (var name in ProjectFields.Top)
        {
            if (name == Id && _own is not null)
                request.Text(Id, _own.Value);
            else if (Find(name) is { } value)
                Write(request, name, value);
        }
    }

    private static JsonElement Root(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
        return document.RootElement.Clone();
    }

    private JsonElement? Find(string name)
    {
        // What stands in Workday is sent along only where it can be sent at all.
        for (var i = 0; i < _sources.Length; i++)
        {
            if ((i == 0 || !ProjectFields.ReadOnly.Contains(name)) && _sources[i].TryGetProperty(name, out var value)
                && value.ValueKind != JsonValueKind.Null)
            {
                return value;
            }
        }

        return null;
    }

    private static void Write(RequestWriter request, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var one in value.EnumerateArray())
                    Write(request, name, one);
                break;
            case JsonValueKind.Object when ProjectFields.Inner.TryGetValue(name, out var order):
                request.Open(name);
                foreach (var inner in order)
                {
                    if (value.TryGetProperty(inner, out var member) && member.ValueKind != JsonValueKind.Null)
                        Write(request, inner, member);
                }

                request.Close();
                break;
            case JsonValueKind.Object:
                if (ReferenceIn(value) is { } key)
                    request.Reference(name, key);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                request.Flag(name, value.GetBoolean());
                break;
            default:
                request.Text(name, TextOf(value));
                break;
        }
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary><c>{"key":"Customer_ID=C-1"}</c> or <c>{"Customer_ID":"C-1"}</c>.</summary>
    private static WorkdayKey? ReferenceIn(JsonElement value) =>
        value.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String
            ? WorkdayKey.Parse(key.GetString()!)
            : WorkdayKey.Of(value.EnumerateObject().Where(id => id.Name != "Descriptor" && id.Value.ValueKind == JsonValueKind.String)
                .DistinctBy(id => id.Name).ToDictionary(id => id.Name, id => id.Value.GetString()!, StringComparer.Ordinal));

    private static void Check(JsonElement value, string path, List<Fault> faults)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        switch (value.ValueKind)
        {
            case JsonValueKind.String when !IsXml(value.GetString()!):
                faults.Add(new Fault(FaultKind.TargetInvalid, "Workday's XML cannot carry a control character in this text: remove it.")
                {
                    Path = path, Rule = "xml", ValueClass = $"text({value.GetString()!.Length})",
                });
                break;
            case JsonValueKind.Array:
                foreach (var one in value.EnumerateArray())
                    Check(one, path, faults);
                break;
            case JsonValueKind.Object when ProjectFields.Inner.ContainsKey(name):
                foreach (var member in value.EnumerateObject())
                    Check(member.Value, $"{path}/{member.Name}", faults);
                break;
            case JsonValueKind.Object when ReferenceIn(value) is not { } key || !IsXml(key.Value):
                faults.Add(new Fault(FaultKind.TargetInvalid,
                    "A reference is an object with one id, such as {\"Customer_ID\":\"...\"}: correct the mapping.")
                {
                    Path = path, Rule = "reference", ValueClass = "object",
                });
                break;
        }
    }

    private static bool IsXml(string text)
    {
        try
        {
            XmlConvert.VerifyXmlChars(text);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static Fault Unknown(string name) => new(
        FaultKind.Mapping, $"Workday's Project_Data has no field of this name: correct the mapping. It has: {string.Join(", ", ProjectFields.Top)}.")
    {
        Path = "/" + name, Rule = "field",
    };
}
