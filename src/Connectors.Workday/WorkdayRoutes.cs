namespace Connectors.Workday;

/// <summary>The vendor's routes. An operation of a SOAP service is told apart behind <c>#</c>: all share one address.</summary>
internal static class WorkdayRoutes
{
    public const string Workers = "/ccx/service/{tenant}/Human_Resources/{version}#Get_Workers";
    public const string Organizations = "/ccx/service/{tenant}/Human_Resources/{version}#Get_Organizations";
    public const string Timestamp = "/ccx/service/{tenant}/Human_Resources/{version}#Get_Server_Timestamp";
    public const string Projects = "/ccx/service/{tenant}/Resource_Management/{version}#Get_Projects";
    public const string SubmitProject = "/ccx/service/{tenant}/Resource_Management/{version}#Submit_Project";
    public const string RestWorkers = "/ccx/api/v1/{tenant}/workers";
    public const string RestWorker = "/ccx/api/v1/{tenant}/workers/{id}";
    public const string Report = "/ccx/service/customreport2/{tenant}/{owner}/{report}";
}
