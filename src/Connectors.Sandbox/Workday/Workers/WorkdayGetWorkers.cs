using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>Get_Workers.</summary>
internal static class WorkdayGetWorkers
{
    public static XElement Answer(WorkdayCall call)
    {
        var filter = WorkdayResponseFilter.Of(call);
        var (rows, results) = filter.PageOf(WorkdayWorkerSelection.Of(call, filter));
        var group = new WorkdayResponseGroup(
            call.Request.Child("Response_Group"), call.State.Settings,
            "Reference", "Personal_Information", "Employment_Information", "Compensation", "Organizations", "Roles");
        var writer = new WorkdayWorkerWriter(call, group, filter);
        return call.Answer("Get_Workers_Response", call.Echo(), results, WorkdayRendering.Group("Response_Data", rows.Select(writer.Write)));
    }
}
