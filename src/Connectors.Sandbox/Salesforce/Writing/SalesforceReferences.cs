using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Lookups in a written record: by id, or by the parent's external id as <c>{"Account":{"ERP_Id__c":"C-1"}}</c>.</summary>
internal sealed class SalesforceReferences(SalesforceRecords records)
{
    /// <summary>Refuses an id of another object, of nothing, or of a deleted record.</summary>
    public void Check(SalesforceField field, string id)
    {
        // Objects that the sandbox does not hold (price books, contracts) are taken on trust.
        if (field.ReferenceTo is null || !records.Schema.TryObject(field.ReferenceTo, out var target))
            return;
        if (!id.StartsWith(target.KeyPrefix, StringComparison.Ordinal))
            throw SalesforceErrors.WrongTarget(field, id);
        var parent = records.Find(target.Name, id) ?? throw SalesforceErrors.CrossReference();
        if (parent["IsDeleted"]?.GetValue<bool>() == true)
            throw new SalesforceRefusedException(400, "ENTITY_IS_DELETED", "entity is deleted", []);
    }

    public (SalesforceField Reference, JsonNode? Id) Resolve(SalesforceObject type, string name, JsonNode? value)
    {
        if (!type.TryRelationship(name, out var reference) || !records.Schema.TryObject(reference.ReferenceTo!, out var target))
            throw SalesforceErrors.UnknownField(name, type.Name);
        if (!reference.Createable)
            throw SalesforceErrors.ReadOnly(reference.Name);
        if (value is null)
            return (reference, null);
        var keys = value is JsonObject parent ? parent.Where(pair => pair.Key != "attributes").ToList()
            : throw SalesforceErrors.WrongJson(target.Name, value);
        if (keys is not [{ Key: var keyName, Value: { } key }] || !target.TryField(keyName, out var field)
            || (!field.ExternalId && field.Name != "Id"))
            throw new SalesforceRefusedException(400, "INVALID_FIELD",
                $"{name}: an object for a relationship must name exactly one external ID field", [reference.Name]);
        var text = SalesforceInput.Store(field, key)?.GetValue<string>() ?? "";
        var matches = records.Match(target, field, text);
        if (matches.Count == 0)
            throw SalesforceErrors.ForeignKey(text, field.Name, target.Name);
        return matches.Count == 1
            ? (reference, matches[0]["Id"]!.DeepClone())
            : throw new SalesforceRefusedException(400, "DUPLICATE_EXTERNAL_ID", $"{field.Name}: more than one record found for external id field",
                [reference.Name]);
    }
}
