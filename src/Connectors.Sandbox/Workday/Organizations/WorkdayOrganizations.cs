using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>The organisations of an account. All use is inside the store's gate.</summary>
internal sealed class WorkdayOrganizations(WorkdayState state)
{
    private const string Collection = "organization";

    public IEnumerable<WorkdayOrganization> All() =>
        state.Account.Store.All(Collection).Select(stored => new WorkdayOrganization(stored.Json))
            .OrderBy(organization => organization.Instance.Wid, StringComparer.Ordinal);

    public WorkdayOrganization? Find(string id) => state.Account.Store.Find(Collection, id) is { } stored ? new(stored.Json) : null;

    public WorkdayOrganization? Find(string type, string value) => All().FirstOrDefault(organization => organization.Instance.Has(type, value));

    /// <exception cref="WorkdayFaultException">A reference names nothing.</exception>
    public IReadOnlyList<WorkdayOrganization> Resolve(IEnumerable<XElement> references, bool skips = false)
    {
        var found = new List<WorkdayOrganization>();
        var errors = new List<WorkdayValidationError>();
        foreach (var (type, value, at) in references.Select(WorkdayReference.Of))
        {
            if (Find(type, value) is { } organization) found.Add(organization);
            else if (!skips) errors.Add(WorkdayValidationError.InvalidId(type, value, at));
        }
        return errors.Count > 0 ? throw WorkdayFaults.Validation(errors) : found;
    }

    /// <summary>The organisation and all above it, nearest first.</summary>
    public IEnumerable<WorkdayOrganization> Above(WorkdayOrganization organization)
    {
        for (var at = organization; at is not null; at = at.Superior is { } id ? Find(id) : null) yield return at;
    }

    /// <summary>The organisation and all below it.</summary>
    public IEnumerable<WorkdayOrganization> Below(WorkdayOrganization organization) =>
        All().Where(other => Above(other).Any(above => above.Id == organization.Id));

    public IEnumerable<WorkdayOrganization> Directly(WorkdayOrganization organization) => All().Where(other => other.Superior == organization.Id);

    /// <summary>What somebody types about an organisation, merged into what was before.</summary>
    /// <exception cref="FormatException">Says what is missing.</exception>
    public JsonObject Enter(JsonObject body)
    {
        var id = body.Get("Organization_Reference_ID") ?? throw new FormatException("Organization_Reference_ID: which organisation.");
        var json = state.Account.Store.Find(Collection, id)?.Json.DeepClone().AsObject() ?? new() { ["available"] = WorkdayTimes.Plain(state.Today) };
        WorkdayMerge.Into(json, body);
        json.Remove("Organization_Reference_ID");
        if (json.Get("name") is null || json.Get("type") is null) throw new FormatException("name and type: of a new organisation.");
        Save(id, json, state.Account.Clock.Tick());
        return new() { ["saved"] = id };
    }

    /// <summary>Saves it as entered at a moment.</summary>
    public void Save(string id, JsonObject json, DateTimeOffset entered)
    {
        json["id"] = id;
        json["wid"] = WorkdayWid.Made(state.Tenant, Collection, id);
        json["updated"] = entered.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        state.Account.Store.Save(Collection, id, json);
    }
}
