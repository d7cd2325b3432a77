using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>One request: fault before, vendor, contents durable, fault after, answer. The vendor writes into a buffer, so that an answer is never ahead of its contents.</summary>
internal static class AccountPipeline
{
    public static async Task ServeAsync(SandboxAccount account, HttpContext http)
    {
        var number = account.Log.Begin();
        var target = $"{http.Request.Path}{http.Request.QueryString}";
        var fault = account.Faults.Next(http.Request.Method, target);
        var status = 0;
        try
        {
            status = await AnswerAsync(account, http, fault, number);
        }
        finally
        {
            account.Log.End(new(number, http.Request.Method, target, status));
        }
    }

    private static async Task<int> AnswerAsync(SandboxAccount account, HttpContext http, FaultAction? fault, int number)
    {
        switch (fault)
        {
            case FaultAction.DropBefore:
                http.Abort();
                return 0;
            case FaultAction.Status refused:
                return await RefuseAsync(http, refused);
            case FaultAction.Garbage:
                return await RefuseAsync(http, new(200, "<!DOCTYPE html><html><head><title>Log in</title></head><body><form></form></body></html>", "text/html"));
            case FaultAction.Delay late:
                await Task.Delay(late.By, TimeProvider.System, http.RequestAborted);
                break;
            case FaultAction.Before before:
                before.Callback(number);
                break;
        }

        var answer = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        await account.Sandbox.HandleAsync(account, http);
        http.Response.Body = answer;
        account.Store.Flush();
        if (fault is FaultAction.AfterCommit after)
        {
            after.Callback(number);
        }

        if (fault is FaultAction.CommitThenDrop)
        {
            http.Abort();
            return 0;
        }

        if (http.Response.StatusCode != 204)
        {
            http.Response.ContentLength = buffer.Length;
        }

        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (fault is FaultAction.Truncate cut && cut.Bytes < bytes.Length)
        {
            await answer.WriteAsync(bytes[..cut.Bytes], http.RequestAborted);
            await answer.FlushAsync(http.RequestAborted);
            http.Abort();
            return http.Response.StatusCode;
        }

        if (bytes.Length > 0)
        {
            await answer.WriteAsync(bytes, http.RequestAborted);
        }

        return http.Response.StatusCode;
    }

    private static async Task<int> RefuseAsync(HttpContext http, FaultAction.Status refused)
    {
        http.Response.StatusCode = refused.Code;
        http.Response.ContentType = refused.ContentType;
        foreach (var (name, value) in refused.Headers)
        {
            http.Response.Headers[name] = value;
        }

        await http.Response.WriteAsync(refused.Body, http.RequestAborted);
        return refused.Code;
    }
}
