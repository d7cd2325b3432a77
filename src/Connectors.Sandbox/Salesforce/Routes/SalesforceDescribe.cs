using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Describe answers: all objects, and one with its fields.</summary>
internal static class SalesforceDescribe
{
    public static JsonObject Global(SalesforceSchema schema, string root) => new()
    {
        ["encoding"] = "UTF-8",
        ["maxBatchSize"] = 200,
        ["sobjects"] = new JsonArray([.. schema.Objects.Select(type => (JsonNode)Summary(type, root))]),
    };

    public static JsonObject Summary(SalesforceObject type, string root) => new()
    {
        ["activateable"] = false,
        ["createable"] = true,
        ["custom"] = false,
        ["customSetting"] = false,
        ["deletable"] = type.IsDeletable,
        ["deprecatedAndHidden"] = false,
        ["keyPrefix"] = type.KeyPrefix,
        ["label"] = type.Label,
        ["labelPlural"] = type.LabelPlural,
        ["layoutable"] = true,
        ["mergeable"] = type.Name is "Account" or "Contact",
        ["name"] = type.Name,
        ["queryable"] = true,
        ["replicateable"] = true,
        ["retrieveable"] = true,
        ["searchable"] = true,
        ["triggerable"] = true,
        ["undeletable"] = type.IsDeletable,
        ["updateable"] = true,
        ["urls"] = new JsonObject
        {
            ["sobject"] = $"{root}/sobjects/{type.Name}",
            ["describe"] = $"{root}/sobjects/{type.Name}/describe",
            ["rowTemplate"] = $"{root}/sobjects/{type.Name}/{{ID}}",
        },
    };

    public static JsonObject Full(SalesforceObject type, string root)
    {
        var body = Summary(type, root);
        body["childRelationships"] = new JsonArray([.. type.Children.Select(child => (JsonNode)new JsonObject
        {
            ["cascadeDelete"] = child.Cascades,
            ["childSObject"] = child.Child,
            ["deprecatedAndHidden"] = false,
            ["field"] = child.Field,
            ["relationshipName"] = child.Name,
            ["restrictedDelete"] = false,
        })]);
        body["fields"] = new JsonArray([.. type.Fields.Select(field => (JsonNode)Field(type, field))]);
        body["recordTypeInfos"] = new JsonArray(new JsonObject
        {
            ["active"] = true,
            ["available"] = true,
            ["defaultRecordTypeMapping"] = true,
            ["developerName"] = "Master",
            ["master"] = true,
            ["name"] = "Master",
            ["recordTypeId"] = "012000000000000AAA",
        });
        return body;
    }

    private static JsonObject Field(SalesforceObject type, SalesforceField field) => new()
    {
        ["autoNumber"] = false,
        ["byteLength"] = field.Length * (field.IsText ? 3 : 1),
        ["calculated"] = false,
        ["caseSensitive"] = false,
        ["controllerName"] = null,
        ["createable"] = field.Createable,
        ["custom"] = field.IsCustom,
        ["defaultValue"] = field.Type == SalesforceFieldType.Boolean ? false : null,
        ["defaultedOnCreate"] = field.DefaultedOnCreate,
        ["dependentPicklist"] = false,
        ["deprecatedAndHidden"] = false,
        ["digits"] = field.Type == SalesforceFieldType.Int ? 9 : 0,
        ["externalId"] = field.ExternalId,
        ["filterable"] = field.IsFilterable,
        ["groupable"] = field.IsFilterable && field.Type != SalesforceFieldType.DateTime,
        ["idLookup"] = field.ExternalId || field.Name == "Id" || (field.Name == "Username" && type.Name == "User"),
        ["label"] = field.Label,
        ["length"] = field.Length,
        ["name"] = field.Name,
        ["nameField"] = field.Name == "Name",
        ["namePointing"] = false,
        ["nillable"] = field.Nillable,
        ["picklistValues"] = new JsonArray([.. field.Values.Select(value => (JsonNode)new JsonObject
        {
            ["active"] = true,
            ["defaultValue"] = false,
            ["label"] = value,
            ["validFor"] = null,
            ["value"] = value,
        })]),
        ["precision"] = field.IsNumber && field.Type != SalesforceFieldType.Int ? 18 : 0,
        ["referenceTo"] = field.ReferenceTo is { } target ? new JsonArray(target) : new JsonArray(),
        ["relationshipName"] = field.RelationshipName,
        ["restrictedPicklist"] = field.Restricted,
        ["scale"] = field.Scale,
        ["sortable"] = field.IsFilterable,
        ["type"] = field.TypeName,
        ["unique"] = field.Unique,
        ["updateable"] = field.Updateable,
    };
}
