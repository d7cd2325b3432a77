using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>What no vendor offers: entering changes of workers and costs as a person would, so that a test can move time past them.</summary>
internal static class WorkdayControl
{
    public static async Task<WorkdayReply> AnswerAsync(WorkdayState state, HttpContext http, string[] path)
    {
        try
        {
            var body = http.Request.ContentLength == 0 ? [] : await JsonNode.ParseAsync(
                http.Request.Body, documentOptions: new() { MaxDepth = 64 }, cancellationToken: http.RequestAborted) as JsonObject
                ?? throw new FormatException("A JSON object is needed.");
            lock (state.Account.Store.Gate)
            {
                return (http.Request.Method, path) switch
                {
                    ("POST", ["workers"]) => WorkdayReply.Json(200, new WorkdayWorkerEntry(state).Enter(body)),
                    ("POST", ["organizations"]) => WorkdayReply.Json(200, state.Organizations.Enter(body)),
                    ("POST", ["costRates"]) => WorkdayReply.Json(200, WorkdayCostRates.Save(state, body)),
                    ("POST", ["revoke"]) => Revoke(state),
                    _ => Refuse(404, "There are POST workers, POST organizations, POST costRates and POST revoke."),
                };
            }
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException)
        {
            return Refuse(400, wrong.Message);
        }
    }

    private static WorkdayReply Revoke(WorkdayState state)
    {
        state.Tokens.RevokeAll();
        return WorkdayReply.Json(200, new JsonObject { ["revoked"] = true });
    }

    private static WorkdayReply Refuse(int status, string reason) => WorkdayReply.Json(status, new JsonObject { ["error"] = reason });
}
