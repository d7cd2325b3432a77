namespace Connectors.Sandbox;

/// <summary>All operations that are served.</summary>
internal static class WorkdayOperations
{
    private const string HumanResources = "Human_Resources";
    private const string ResourceManagement = "Resource_Management";

    public static IReadOnlyList<WorkdayOperation> All { get; } =
    [
        new(HumanResources, "Get_Server_Timestamp", "Server_Timestamp_Get", "Server_Timestamp", WorkdayServerTimestamp.Answer),
        new(HumanResources, "Get_Workers", "Get_Workers_Request", "Get_Workers_Response", WorkdayGetWorkers.Answer),
        new(HumanResources, "Get_Organizations", "Get_Organizations_Request", "Get_Organizations_Response", WorkdayGetOrganizations.Answer),
        new(ResourceManagement, "Get_Projects", "Get_Projects_Request", "Get_Projects_Response", WorkdayGetProjects.Answer),
        new(ResourceManagement, "Submit_Project", "Submit_Project_Request", "Submit_Project_Response", WorkdaySubmitProject.Answer),
    ];

    public static IReadOnlyList<string> Services { get; } = [.. All.Select(operation => operation.Service).Distinct()];

    public static WorkdayOperation? Find(string service, string request) =>
        All.FirstOrDefault(operation => operation.Service == service && operation.Request == request);
}
