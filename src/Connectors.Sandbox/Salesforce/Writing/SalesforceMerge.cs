using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Merges records, as a person does on screen: the vendor's own call is SOAP, which is not served.</summary>
internal static class SalesforceMerge
{
    /// <param name="organisation">The org.</param>
    /// <param name="body"><c>type</c>, <c>master</c> and the ids of <c>merged</c>.</param>
    public static SalesforceReply Answer(SalesforceOrganisation organisation, byte[] body)
    {
        var (asked, records) = ((JsonObject)JsonNode.Parse(body)!, organisation.Records);
        var (type, master) = (records.Object(asked["type"]!.GetValue<string>()), asked["master"]!.GetValue<string>());
        var writer = new SalesforceWriter(records, organisation.UserId);
        foreach (var id in asked["merged"]!.AsArray().Select(node => node!.GetValue<string>()))
        {
            // What belongs to the merged record goes to the one that remains, before the cascade could reach it.
            foreach (var relation in type.Children)
            {
                foreach (var child in records.Live(relation.Child).Where(row => row[relation.Field]?.GetValue<string>() == id).ToArray())
                    writer.Restamp(records.Object(relation.Child), child, (relation.Field, master));
            }

            writer.Delete(type, id);
            writer.Restamp(type, records.Find(type.Name, id)!, ("MasterRecordId", master));
        }

        writer.Restamp(type, writer.Existing(type, master));
        return new SalesforceReply(204);
    }
}
