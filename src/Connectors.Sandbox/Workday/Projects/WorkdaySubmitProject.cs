using System.Text.Json.Nodes;
using System.Xml.Linq;
using static Connectors.Sandbox.WorkdayRendering;

namespace Connectors.Sandbox;

/// <summary>Submit_Project: creates or changes a project by a business process. Texts of the validations from memory.</summary>
internal static class WorkdaySubmitProject
{
    private static readonly (string Name, string Label)[] Required =
        [("Project_Name", "Project Name"), ("Project_Hierarchy_Reference", "Project Hierarchy")];

    public static XElement Answer(WorkdayCall call)
    {
        var errors = new List<WorkdayValidationError>();
        var existing = Existing(call, errors);
        var element = call.Request.Child("Project_Data");
        if (element is null) throw WorkdayFaults.Validation([new("Project Data is required.", call.Request)]);
        var change = new WorkdayProjectData(call.State).Read(element, errors);
        var id = Id(call, existing, change, element, errors);
        if (call.State.Settings.LockedProjects.Contains(id)) throw WorkdayFaults.Busy();
        var data = existing?.Data.DeepClone().AsObject() ?? [];
        // From memory: what is left out stays as it was.
        foreach (var (name, value) in change) data[name] = value?.DeepClone();
        Check(data, element, errors);
        if (errors.Count > 0) throw WorkdayFaults.Validation(errors);
        var completes = WorkdayXml.Flag(call.Request.Child("Business_Process_Parameters").Text("Auto_Complete")) == true
            && call.State.Settings.ProjectExceptions != "critical";
        return Submit(call, id!.Length == 0 ? call.State.Projects.NextId() : id, data, existing, completes);
    }

    private static XElement Submit(WorkdayCall call, string id, JsonObject data, WorkdayProject? existing, bool completes)
    {
        data["Workday_Project_ID"] = id;
        call.State.Account.Clock.Tick();
        // A change waits in its event; a new project is there at once, with the status of its event.
        var project = existing is null || completes
            ? call.State.Projects.Save(id, data, completes ? WorkdayCatalog.Approved : WorkdayCatalog.InProgress)
            : existing;
        call.State.Events.Begin(project, data, isNew: existing is null, completes);
        return call.Answer(
            "Submit_Project_Response",
            call.Rendering.Reference("Project_Reference", project.Instance),
            call.State.Settings.ProjectExceptions is "warning" or "critical" ? Exceptions(call.State.Settings.ProjectExceptions) : null);
    }

    private static WorkdayProject? Existing(WorkdayCall call, List<WorkdayValidationError> errors)
    {
        if (call.Request.Child("Project_Reference") is not { } reference) return null;
        var (type, value, at) = WorkdayReference.Of(reference);
        if (IsAddOnly(call)) errors.Add(new("Project Reference must not be sent when Add Only is set.", reference));
        var project = call.State.Projects.Find(type, value);
        if (project is null) errors.Add(WorkdayValidationError.InvalidId(type, value, at));
        return project;
    }

    /// <summary>The id that it will have; empty to draw one.</summary>
    private static string Id(
        WorkdayCall call, WorkdayProject? existing, JsonObject change, XElement element, List<WorkdayValidationError> errors)
    {
        var id = change.Get("Workday_Project_ID") ?? existing?.Id ?? "";
        var at = element.Child("Workday_Project_ID") ?? element;
        if (existing is null && id.Length > 0 && call.State.Projects.Find("Project_ID", id) is not null)
            errors.Add(new($"Project ID {id} already exists. Enter a unique Project ID.", at));
        if (existing is not null && id != existing.Id) errors.Add(new("The Project ID cannot be changed.", at));
        return id;
    }

    private static void Check(JsonObject data, XElement element, List<WorkdayValidationError> errors)
    {
        foreach (var (name, label) in Required)
        {
            if (data[name] is null || (data[name] is JsonValue && data.Get(name)!.Length == 0))
                errors.Add(new($"{label} is required.", element.Child(name) ?? element));
        }
        if (WorkdayTimes.TryDay(data.Get("Start_Date"), out var start) && WorkdayTimes.TryDay(data.Get("End_Date"), out var end) && end < start)
            errors.Add(new("End Date must be on or after Start Date.", element.Child("End_Date") ?? element));
        foreach (var name in (string[])["Estimated_Budget", "Estimated_Revenue"])
        {
            if (data.Get(name)?.StartsWith('-') == true)
                errors.Add(new($"{name.Replace('_', ' ')} must not be negative.", element.Child(name) ?? element));
        }
    }

    private static bool IsAddOnly(WorkdayCall call) => WorkdayXml.Flag(call.Request.WdAttribute("Add_Only")) == true;

    private static XElement Exceptions(string kind) => Group(
        "Application_Instance_Related_Exceptions_Data",
        Group(
            "Exceptions_Data",
            Text("Classification", kind == "critical" ? "Critical" : "Warning"),
            Text("Message", kind == "critical" ? "The project hierarchy is locked by another event." : "The project has no resource plan.")));
}
