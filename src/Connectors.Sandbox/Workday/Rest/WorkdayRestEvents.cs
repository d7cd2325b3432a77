using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Events of business processes and the one step of each.</summary>
internal static class WorkdayRestEvents
{
    private const string NotAwaiting = "This event step is not awaiting your action.";

    /// <summary>One worker has to be named, as documented: without one there is a blank answer. The owner of the project counts.</summary>
    public static WorkdayReply List(WorkdayState state, HttpContext http)
    {
        var text = http.Request.Query["worker"].ToString();
        var parts = text.Split('=', 2);
        var worker = parts.Length == 2 ? state.Workers.Find(parts[0], parts[1]) : state.Workers.Find("WID", text);
        JsonObject[] rows = worker is null ? [] : [.. state.Events.All().Where(one => IsOwner(state, one, worker))];
        return WorkdayRestPage.Of(state, http, rows, one => Event(state, one));
    }

    public static WorkdayReply One(WorkdayState state, string id) =>
        state.Events.Find(id) is { } one && one.Get("id") == id ? WorkdayReply.Json(200, Event(state, one)) : WorkdayRestErrors.NotFound();

    /// <summary>Steps that await somebody.</summary>
    public static WorkdayReply Steps(WorkdayState state, HttpContext http)
    {
        JsonObject[] rows = [.. state.Events.All().Where(one => one.Get("status") == WorkdayCatalog.InProgress)];
        return WorkdayRestPage.Of(state, http, rows, one => Step(state, one));
    }

    /// <summary>Approves or denies.</summary>
    public static WorkdayReply Act(WorkdayState state, string step, string status)
    {
        if (state.Events.Find(step) is not { } one || one.Get("step") != step) return WorkdayRestErrors.NotFound();
        return state.Events.End(one, status)
            ? WorkdayReply.Json(201, Step(state, state.Events.Find(step)!))
            : WorkdayRestErrors.Invalid(NotAwaiting, code: "A212");
    }

    private static JsonObject Event(WorkdayState state, JsonObject one) => new()
    {
        ["id"] = one.Get("id"),
        ["descriptor"] = Descriptor(one),
        ["status"] = Status(one),
        ["creationDate"] = one.Get("created"),
        ["effectiveDate"] = one.Get("created"),
        ["completedDate"] = one.Get("completed"),
        ["for"] = state.Projects.Find("Project_ID", one.Get("project")!) is { } project
            ? WorkdayRestWorkers.Instance(state, "projects", project.Instance) : null,
    };

    private static JsonObject Step(WorkdayState state, JsonObject one) => new()
    {
        ["id"] = one.Get("step"),
        ["descriptor"] = Descriptor(one) + ": Approval",
        ["status"] = Status(one),
        ["stepType"] = new JsonObject { ["id"] = WorkdayWid.Delivered("step", "Approval"), ["descriptor"] = "Approval" },
        ["overallProcess"] = WorkdayRestWorkers.Instance(state, "events", new(one.Get("id")!, Descriptor(one))),
        ["creationDate"] = one.Get("created"),
        ["completedDate"] = one.Get("completed"),
    };

    private static string Descriptor(JsonObject one) => "Project: " + one.Get("project");

    private static JsonObject Status(JsonObject one) =>
        new() { ["id"] = WorkdayCatalog.StatusWid(one.Get("status")!), ["descriptor"] = one.Get("status") };

    private static bool IsOwner(WorkdayState state, JsonObject one, WorkdayWorker worker) => one["owner"] is JsonObject owner
        && state.Workers.Find(owner.Get("type")!, owner.Get("value")!)?.Id == worker.Id;
}
