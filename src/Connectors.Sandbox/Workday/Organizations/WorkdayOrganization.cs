using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A company, cost centre, supervisory or custom organisation.</summary>
internal sealed class WorkdayOrganization(JsonObject json)
{
    /// <summary>Organization_Reference_ID.</summary>
    public string Id => json.Get("id")!;

    public string Name => json.Get("name")!;

    public string? Code => json.Get("code");

    /// <summary>COMPANY, COST_CENTER, SUPERVISORY or a custom type.</summary>
    public string TypeId => json.Get("type")!;

    /// <summary>Employee_ID.</summary>
    public string? Manager => json.Get("manager");

    /// <summary>Reference id of the organisation above.</summary>
    public string? Superior => json.Get("superior");

    public bool IsInactive => json.Is("inactive") == true;

    public bool IsSupervisory => TypeId == "SUPERVISORY";

    /// <summary>The first day on which it can be used.</summary>
    public string Available => json.Get("available")!;

    /// <summary>Entry moment of the last change, UTC.</summary>
    public string Updated => json.Get("updated")!;

    public WorkdayInstance Type => WorkdayInstance.Delivered("Organization_Type_ID", TypeId);

    public WorkdayInstance Subtype => WorkdayInstance.Delivered("Organization_Subtype_ID", json.Get("subtype") ?? TypeId);

    public WorkdayInstance Instance => new(json.Get("wid")!, Name, [("Organization_Reference_ID", Id), .. OwnId]);

    /// <summary>The flag of Get_Workers that leaves it out.</summary>
    public string ExcludedBy => TypeId switch
    {
        "COMPANY" => "Companies",
        "COST_CENTER" => "Cost_Centers",
        "SUPERVISORY" => "Supervisory_Organizations",
        _ => "Custom_Organizations",
    };

    private IEnumerable<(string Type, string Value)> OwnId => TypeId switch
    {
        "COMPANY" => [("Company_Reference_ID", Id)],
        "COST_CENTER" => [("Cost_Center_Reference_ID", Id)],
        "SUPERVISORY" => [],
        _ => [("Custom_Organization_Reference_ID", Id)],
    };
}
