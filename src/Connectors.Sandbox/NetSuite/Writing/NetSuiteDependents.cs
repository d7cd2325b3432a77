using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Whether other records refer to one.</summary>
internal sealed class NetSuiteDependents(NetSuiteBooks books)
{
    public bool Exist(NetSuiteObject target, string id) =>
        books.Catalog.All.Any(type => books.All(type.Name).Any(record => Refers([.. books.Catalog.Fields(type).Values], record, target.Name, id)));

    private static bool Refers(IReadOnlyList<NetSuiteField> fields, JsonObject record, string target, string id)
    {
        foreach (var field in fields)
        {
            var refers = field.Kind switch
            {
                NetSuiteFieldKind.Reference => field.Targets.Contains(target) && record.Reference(field.Name) == id,
                NetSuiteFieldKind.Lines => record.Lines(field.Name).Any(line => Refers(field.Fields, line, target, id)),
                _ => false,
            };
            if (refers) return true;
        }
        return false;
    }
}
