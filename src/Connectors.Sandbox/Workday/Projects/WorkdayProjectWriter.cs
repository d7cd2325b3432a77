using System.Text.Json.Nodes;
using System.Xml.Linq;
using static Connectors.Sandbox.WorkdayRendering;

namespace Connectors.Sandbox;

/// <summary>One project as XML.</summary>
internal sealed class WorkdayProjectWriter(WorkdayCall call)
{
    private readonly WorkdayProjectData _data = new(call.State);

    public XElement Write(WorkdayProject project)
    {
        var data = project.Data.DeepClone().AsObject();
        data["Workday_Project_ID"] = project.Id;
        data["Project_Event_Status_Reference"] = new JsonArray(
            new JsonObject { ["type"] = WorkdayCatalog.DocumentStatus, ["value"] = WorkdayCatalog.StatusId(project.EventStatus) });
        return Group(
            "Project",
            call.Rendering.Reference("Project_Reference", project.Instance),
            Group("Project_Data", _data.Write(data, call.Rendering)));
    }
}
