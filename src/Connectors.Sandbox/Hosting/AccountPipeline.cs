using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>One request: fault before, vendor, contents durable, logged, fault after, answer. The vendor writes into a buffer, so that an answer is never ahead of
/// its contents or of the log.</summary>
internal static class AccountPipeline
{
    private const string LoginPage = "<!DOCTYPE html><html><head><title>Log in</title></head><body><form></form></body></html>";

    public static async Task ServeAsync(SandboxAccount account, HttpContext http)
    {
        var number = account.Log.Begin();
        var target = $"{http.Request.Path}{http.Request.QueryString}";
        var fault = account.Faults.Next(http.Request.Method, target);
        using var answer = new MemoryStream();
        var isDropped = fault is FaultAction.DropBefore or FaultAction.CommitThenDrop;
        if (fault is not FaultAction.DropBefore)
        {
            await HandleAsync(account, http, fault, number, answer);
        }

        account.Log.End(new(number, http.Request.Method, target, isDropped ? 0 : http.Response.StatusCode));
        if (isDropped)
        {
            http.Abort();
        }
        else
        {
            await SendAsync(http, answer.GetBuffer().AsMemory(0, (int)answer.Length), fault as FaultAction.Truncate);
        }
    }

    private static async Task HandleAsync(SandboxAccount account, HttpContext http, FaultAction? fault, int number, MemoryStream answer)
    {
        switch (fault)
        {
            case FaultAction.Status refused:
                Refuse(http, refused, answer);
                return;
            case FaultAction.Garbage:
                Refuse(http, new(200, LoginPage, "text/html"), answer);
                return;
            case FaultAction.Delay late:
                await Task.Delay(late.By, TimeProvider.System, http.RequestAborted);
                break;
            case FaultAction.Before before:
                before.Callback(number);
                break;
        }

        var socket = http.Response.Body;
        http.Response.Body = answer;
        await account.Sandbox.HandleAsync(account, http);
        http.Response.Body = socket;
        account.Store.Flush();
        if (fault is FaultAction.AfterCommit after)
        {
            after.Callback(number);
        }
    }

    private static async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> answer, FaultAction.Truncate? cut)
    {
        if (http.Response.StatusCode is not (204 or 304))
        {
            http.Response.ContentLength = answer.Length;
        }

        if (cut is not null && cut.Bytes < answer.Length)
        {
            await http.Response.Body.WriteAsync(answer[..cut.Bytes], http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            http.Abort();
        }
        else if (!answer.IsEmpty)
        {
            await http.Response.Body.WriteAsync(answer, http.RequestAborted);
        }
    }

    private static void Refuse(HttpContext http, FaultAction.Status refused, MemoryStream answer)
    {
        http.Response.StatusCode = refused.Code;
        http.Response.ContentType = refused.ContentType;
        foreach (var (name, value) in refused.Headers)
        {
            http.Response.Headers[name] = value;
        }

        answer.Write(System.Text.Encoding.UTF8.GetBytes(refused.Body));
    }
}
