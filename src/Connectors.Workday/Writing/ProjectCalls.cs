using Connectors.Exchange;

namespace Connectors.Workday;

/// <summary>The calls about one project.</summary>
internal static class ProjectCalls
{
    private const string Service = "Resource_Management";

    /// <summary>The project with a key, as it stands now.</summary>
    public static SoapCall Find(WorkdayKey key) => new(Service, WorkdayRoutes.Projects, "Get_Projects_Request", request =>
    {
        request.Open("Request_References");
        request.Reference("Project_Reference", key);
        request.Close();
        WriteGroup(request);
    });

    /// <summary>A new project, or a change of one.</summary>
    /// <param name="existing">The project to change; null makes a new one, and Workday refuses when its id is taken.</param>
    /// <param name="body">Its fields.</param>
    /// <param name="completes">Whether all steps of the business process are done at once.</param>
    public static SoapCall Submit(WorkdayKey? existing, ProjectBody body, bool completes) => new(
        Service, WorkdayRoutes.SubmitProject, "Submit_Project_Request", request =>
        {
            if (existing is not null)
                request.Reference("Project_Reference", existing);
            request.Open("Business_Process_Parameters");
            request.Flag("Auto_Complete", completes);
            request.Close();
            request.Open("Project_Data");
            body.WriteTo(request);
            request.Close();
        })
    {
        IsRead = false,
        Attributes = [("Add_Only", existing is null ? "true" : "false")],
    };

    public static void WriteGroup(RequestWriter request)
    {
        request.Open("Response_Group");
        request.Flag("Include_Reference", value: true);
        request.Close();
    }
}
