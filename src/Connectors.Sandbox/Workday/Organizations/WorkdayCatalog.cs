namespace Connectors.Sandbox;

/// <summary>Small things that other records refer to and that have no operation here: currencies, customers, job profiles, locations.</summary>
internal sealed class WorkdayCatalog(WorkdayState state)
{
    public const string DocumentStatus = "Document_Status_ID";
    public const string Approved = "Approved";
    public const string InProgress = "In Progress";
    public const string Denied = "Denied";

    /// <summary>These are the same in every tenant, as the vendor's pages say.</summary>
    private static readonly Dictionary<string, string> StatusWids = new(StringComparer.Ordinal)
    {
        [Approved] = "91b0d382d50848e898733757caa9f84a",
        [InProgress] = "dc76c8bc446c11de98360015c5e6daf6",
        [Denied] = "dc76c7cc446c11de98360015c5e6daf6",
    };

    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "JPY", "CHF"];
    private static readonly string[] Stages = ["ACTIVE", "PLANNED", "ON_HOLD", "CLOSED"];

    private readonly IReadOnlyList<WorkdayInstance> _all =
    [
        .. Currencies.Select(code => WorkdayInstance.Delivered("Currency_ID", code)),
        .. Stages.Select(stage => Made(state.Tenant, "Project_Status_ID", stage, stage)),
        .. StatusWids.Select(status => new WorkdayInstance(status.Value, status.Key, (DocumentStatus, StatusId(status.Key)))),
        Made(state.Tenant, "Project_Hierarchy_ID", "All_Projects", "All Projects"),
        Made(state.Tenant, "Customer_ID", "CUST-000373", "Quellmoor Apparatebau"),
        Made(state.Tenant, "Customer_ID", "CUST-000374", "Tarnwick Foods"),
        Made(state.Tenant, "Accounting_Worktag_Type_ID", "CUSTOM_ORGANIZATION_01", "Practice"),
        JobProfile(state.Tenant, "CONSULTANT"),
        JobProfile(state.Tenant, "SENIOR_CONSULTANT"),
        Location(state.Tenant, "BERLIN"),
        Location(state.Tenant, "LEEDS"),
    ];

    public static string StatusId(string status) => status.Replace(' ', '_').ToUpperInvariant();

    public static string StatusWid(string status) => StatusWids[status];

    public static WorkdayInstance JobProfile(string tenant, string id) => Made(tenant, "Job_Profile_ID", id, Spoken(id));

    public static WorkdayInstance Location(string tenant, string id) => Made(tenant, "Location_ID", id, Spoken(id));

    public static string CountryOf(string location) => location == "LEEDS" ? "GB" : "DE";

    /// <summary>Anything that a reference names; null when it names nothing.</summary>
    public WorkdayInstance? Find(string type, string value) =>
        _all.FirstOrDefault(instance => instance.Has(type, value))
        ?? state.Organizations.Find(type, value)?.Instance
        ?? state.Workers.Find(type, value)?.Instance
        ?? state.Projects.Find(type, value)?.Instance;

    private static WorkdayInstance Made(string tenant, string type, string value, string descriptor) =>
        new(WorkdayWid.Made(tenant, type, value), descriptor, (type, value));

    private static string Spoken(string id) =>
        string.Join(' ', id.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant()));
}
