using System.Reflection;
using System.Text.Json.Nodes;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>The typed record comes out the same whether or not canonical JSON stands in between, for every base mapping of every adapter.</summary>
/// <remarks>The long form: <c>CONNECTORS_CASES=100000 dotnet test tests/Connectors.Core.Tests --filter TypedReading</c>.</remarks>
public sealed class TypedReadingTests
{
    private static readonly string[] Values =
    [
        "\"\"", "null", "true", "false", "\"T\"", "0", "1", "100", "-12.50", "\"12.5\"", "1e3", "\"USD\"", "\"JPY\"", "\"2026-02-28\"", "\"2026-11-19T08:00:00Z\"",
        "\"2026-11-19T08:00:00.000\\u002B0100\"", "\"new\"", "\"done\"", "\"Closed\"", "\"00Q\"", "\"text \\u00e9 \\\"x\\\"\"", "\"someone@example.com\"", "[]", "{}", "[1,2]", "[{}]",
        """{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}""", "99999999999999999999",
    ];

    private static IEnumerable<CompiledMapping> Mappings() =>
        ShippedDocumentsTests.Load().Compile([]).Value!.All.Where(mapping => !mapping.IsDerivation && EntityCatalog.Find(mapping.Entity) is not null);

    [TestCaseSource(nameof(Mappings))]
    public void Equals_the_long_way(CompiledMapping mapping)
    {
        var compare = typeof(TypedReadingTests).GetMethod(nameof(Compare), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(EntityCatalog.Find(mapping.Entity)!.Type).CreateDelegate<Func<CompiledMapping, VendorRecord, (bool, bool)>>();
        var count = int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_CASES"), out var asked) ? asked : 3000;
        var random = new Random(42);
        var good = mapping.SourceFields.ToDictionary(path => path, path => Values.Where(value => IsGood(mapping, path, value)).ToArray());
        var (records, direct) = (0, 0);
        for (var round = 0; round < count; round++)
        {
            var (isRecord, isDirect) = compare(mapping, Documents.Record(Record(random, good), "17", mapping.Object!));
            (records, direct) = (records + (isRecord ? 1 : 0), direct + (isDirect ? 1 : 0));
        }

        TestContext.Out.WriteLine($"{mapping.Name}: {count} records, {records} valid, {direct} of them by the direct way");
        Assert.That(direct, Is.EqualTo(records), "The direct way must take every record that is right.");
    }

    private static (bool IsRecord, bool IsDirect) Compare<T>(CompiledMapping mapping, VendorRecord record)
        where T : class, IEntity
    {
        var typed = mapping.ReadAs<T>(record, RelatedRecords.None, "main");
        var read = mapping.Read(record, RelatedRecords.None, "main");
        T? expected = null;
        try
        {
            expected = read.IsSuccess ? read.Value.As<T>() : null;
        }
        catch (ConnectorException)
        {
            // What the contract does not take is a fault of both ways.
        }

        if (!Equals(typed.Value, expected))
        {
            Assert.Fail($"{System.Text.Encoding.UTF8.GetString(record.Json.Span)}\n{read.Value?.Text()}\n{string.Join('\n', typed.Faults)}");
        }

        var session = mapping.ForwardPlan.Begin(record, mapping.System!, "main", RelatedRecords.None);
        return (expected is not null, expected is not null && TypedPlans.Of<T>(mapping.ForwardPlan)?.Run(mapping.ForwardPlan.Open(session, record.Json)!) is not null);
    }

    /// <summary>Values at the paths that the mapping wants: mostly such as it takes there, so that not all records are refused.</summary>
    private static string Record(Random random, Dictionary<string, string[]> good)
    {
        var root = new JsonObject();
        foreach (var (path, values) in good.Where(_ => random.Next(20) > 0))
        {
            Put(root, path.Split('.'), random.Next(100) == 0 || values.Length == 0 ? Values[random.Next(Values.Length)] : values[random.Next(values.Length)]);
        }

        return root.ToJsonString();
    }

    private static bool IsGood(CompiledMapping mapping, string path, string value)
    {
        var root = new JsonObject();
        Put(root, path.Split('.'), value);
        var pointer = "/" + path.Replace("[]", "/0", StringComparison.Ordinal).Replace('.', '/');
        return mapping.Read(Documents.Record(root.ToJsonString()), RelatedRecords.None, "main").Faults is var faults && (faults.IsDefault || faults.All(fault => fault.Path != pointer || fault.Rule == "required"))
            && (value is not ("null" or "\"\"") || !mapping.Read(Documents.Record("{}"), RelatedRecords.None, "main").Faults.Any(fault => fault.Path == pointer));
    }

    private static void Put(JsonNode parent, ReadOnlySpan<string> path, string value)
    {
        var (name, isList) = path[0].EndsWith("[]", StringComparison.Ordinal) ? (path[0][..^2], true) : (path[0].Split('[')[0], path[0].EndsWith(']'));
        if (parent is not JsonObject target || name.Length == 0)
        {
            return;
        }

        if (path.Length == 1 && !isList)
        {
            target[name] = JsonNode.Parse(value);
            return;
        }

        if (target[name] is not (JsonObject or JsonArray))
        {
            target[name] = isList ? new JsonArray(new JsonObject()) : new JsonObject();
        }

        if (path.Length > 1 && (target[name] is JsonArray { Count: > 0 } array ? array[0] : target[name]) is JsonObject inner)
        {
            Put(inner, path[1..], value);
        }
    }
}
