using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Each reference says where it stands, also when plans and places are used again for the next record.</summary>
public sealed class ReferencePointerTests
{
    [Test]
    public void References_in_members_lists_and_extensions_have_places_of_their_own()
    {
        var mapping = Documents.Mapping(Documents.Vendor("""
            { "owner": { "reference": "o", "object": "people", "entity": "person" },
            "x:first": { "reference": "a", "object": "people", "entity": "person" },
            "x:second": { "reference": "b", "object": "people", "entity": "person" },
            "lines": { "list": "lines", "fields": { "who": { "reference": "p", "object": "people", "entity": "person" } } } }
            """));
        string[] expected = ["/owner=1", "/lines/0/who=4", "/lines/1/who=5", "/ext/x:first=2", "/ext/x:second=3"];
        for (var round = 0; round < 3; round++)
        {
            var read = mapping.Read(
                Documents.Record("""{"o":"1","a":"2","b":"3","lines":[{"p":"4"},{"p":"5"}]}"""), Connectors.Exchange.RelatedRecords.None, "main");
            Assert.That(read.Value!.References.Select(found => $"{found.Path.Replace("/v", "", StringComparison.Ordinal)}={found.Key.Value}"),
                Is.EquivalentTo(expected));
        }
    }
}
