using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Creates, updates and deletes records under the rules of the schema. A refused write changes nothing.</summary>
/// <param name="records">Where the records are.</param>
/// <param name="userId">Whose token it is; stamped on each record.</param>
internal sealed class SalesforceWriter(SalesforceRecords records, string userId)
{
    private readonly SalesforceDerived _derived = new(records);
    private readonly SalesforceReferences _references = new(records);

    public string Create(SalesforceObject type, JsonObject body)
    {
        var values = Read(type, body, creating: true);
        var missing = type.Fields.Where(field => field.IsRequiredOnCreate && values.GetValueOrDefault(field.Name) is null)
            .Select(field => field.Name).ToArray();
        if (missing.Length > 0)
            throw SalesforceErrors.Required(missing);

        var row = new JsonObject();
        foreach (var field in type.Fields.Where(field => field.Type != SalesforceFieldType.Address))
            row[field.Name] = Default(type, field, values);
        var id = records.NewId(type);
        row["Id"] = id;
        row["CreatedDate"] = SalesforceTime.Write(records.Now);
        row["CreatedById"] = userId;
        Apply(type, row, values);
        return id;
    }

    public void Update(SalesforceObject type, string id, JsonObject body)
    {
        var row = Existing(type, id);
        var values = Read(type, body, creating: false);
        var emptied = type.Fields.Where(field => !field.Nillable && values.TryGetValue(field.Name, out var value) && value is null)
            .Select(field => field.Name).ToArray();
        if (emptied.Length > 0)
            throw SalesforceErrors.Required(emptied);
        Apply(type, (JsonObject)row.DeepClone(), values);
    }

    /// <summary>Moves the record and everything that cascades from it to the recycle bin.</summary>
    public void Delete(SalesforceObject type, string id)
    {
        if (!type.IsDeletable)
            throw SalesforceErrors.Method("DELETE", "GET", "HEAD", "PATCH");
        var row = (JsonObject)Existing(type, id).DeepClone();
        records.Rules.CheckLock(id);
        foreach (var relation in type.Children.Where(relation => relation.Cascades))
        {
            var child = records.Object(relation.Child);
            foreach (var childId in records.Live(child.Name).Where(row => row[relation.Field]?.GetValue<string>() == id)
                .Select(row => row["Id"]!.GetValue<string>()).ToList())
                Delete(child, childId);
        }

        row["IsDeleted"] = true;
        Stamp(row);
        records.Put(type, row);
        RollUp(type, row);
    }

    /// <summary>The live record with this id.</summary>
    public JsonObject Existing(SalesforceObject type, string id)
    {
        var row = records.Find(type.Name, SalesforceId.Normalise(id) ?? throw SalesforceErrors.NoKey(id)) ?? throw SalesforceErrors.NotFound();
        return row["IsDeleted"]?.GetValue<bool>() == true ? throw SalesforceErrors.Deleted() : row;
    }

    private Dictionary<string, JsonNode?> Read(SalesforceObject type, JsonObject body, bool creating)
    {
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in body)
        {
            if (name == "attributes")
                continue;
            if (name.Equals("Id", StringComparison.OrdinalIgnoreCase))
                throw SalesforceErrors.IdInBody();
            if (!type.TryField(name, out var field))
            {
                var (reference, id) = _references.Resolve(type, name, value);
                values[reference.Name] = id;
                continue;
            }

            if (creating ? !field.Createable : !field.Updateable)
                throw SalesforceErrors.ReadOnly(field.Name);
            var stored = SalesforceInput.Store(field, value);
            if (field.IsId && stored is not null)
                _references.Check(field, stored.GetValue<string>());
            values[field.Name] = stored;
        }

        return values;
    }

    private JsonNode? Default(SalesforceObject type, SalesforceField field, Dictionary<string, JsonNode?> values)
    {
        if (values.TryGetValue(field.Name, out var value) && value is not null)
            return null; // put in by Apply
        return field switch
        {
            { Type: SalesforceFieldType.Boolean } => false,
            { Name: "OwnerId" } => userId,
            { Name: "UserType" } => "Standard",
            { Name: "CurrencyIsoCode" } when type.Name == "OpportunityLineItem" => Currency(values),
            { Type: SalesforceFieldType.Picklist, DefaultedOnCreate: true } => field.Values[0],
            _ => null,
        };
    }

    private JsonNode? Currency(Dictionary<string, JsonNode?> values) =>
        records.Find("Opportunity", values["OpportunityId"]!.GetValue<string>())?["CurrencyIsoCode"]?.DeepClone();

    private void Apply(SalesforceObject type, JsonObject row, Dictionary<string, JsonNode?> values)
    {
        foreach (var (name, value) in values)
            row[name] = value;
        _derived.Apply(type, row, values.Keys.ToHashSet(StringComparer.Ordinal));
        // Seeded records are of the past: nobody held them and no rule existed yet.
        if (records.Frozen is null)
            records.Rules.Check(type, row);
        foreach (var field in type.Fields.Where(field => field.Unique && values.GetValueOrDefault(field.Name) is not null))
        {
            if (records.Match(type, field, row[field.Name]!.GetValue<string>())
                .Find(other => other["Id"]!.GetValue<string>() != row["Id"]!.GetValue<string>()) is { } twin)
                throw SalesforceErrors.Duplicate(field.Name, twin["Id"]!.GetValue<string>());
        }

        Stamp(row);
        records.Put(type, row);
        RollUp(type, row);
    }

    private void RollUp(SalesforceObject type, JsonObject row)
    {
        if (type.Name != "OpportunityLineItem" || records.Find("Opportunity", row["OpportunityId"]!.GetValue<string>()) is not { } stored)
            return;
        var parent = records.Object("Opportunity");
        var opportunity = (JsonObject)stored.DeepClone();
        if (opportunity["IsDeleted"]!.GetValue<bool>())
            return;
        _derived.Apply(parent, opportunity, new HashSet<string>());
        Stamp(opportunity);
        records.Put(parent, opportunity);
    }

    /// <summary>Stores a row with the stamp of now and some fields that no client may write.</summary>
    public void Restamp(SalesforceObject type, JsonObject row, params (string Name, string Value)[] fields)
    {
        row = (JsonObject)row.DeepClone();
        foreach (var (name, value) in fields)
            row[name] = value;
        Stamp(row);
        records.Put(type, row);
    }

    private void Stamp(JsonObject row)
    {
        row["LastModifiedDate"] = SalesforceTime.Write(records.Now);
        row["LastModifiedById"] = userId;
        row["SystemModstamp"] = SalesforceTime.Write(records.Now);
    }
}
