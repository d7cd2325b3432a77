using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>One request: fault before, vendor, contents durable, logged, fault after, answer. The vendor writes into a buffer, so that an answer is
/// never ahead of its contents or of the log.</summary>
internal static class AccountPipeline
{
    private const string LoginPage = "<!DOCTYPE html><html><head><title>Log in</title></head><body><form></form></body></html>";

    public static async Task ServeAsync(SandboxAccount account, HttpContext http)
    {
        var number = account.Log.Begin();
        http.TraceIdentifier = number.ToString(CultureInfo.InvariantCulture);
        var target = $"{http.Request.Path}{http.Request.QueryString}";
        var fault = account.Faults.Next(http.Request.Method, target);
        using var answer = new MemoryStream();
        var isDropped = fault is FaultAction.DropBefore or FaultAction.CommitThenDrop;
        if (fault is not FaultAction.DropBefore)
        {
            isDropped |= !await HandleAsync(account, http, fault, number, answer);
        }

        account.Log.End(new(number, http.Request.Method, LoggedTarget.Of(http.Request), isDropped ? 0 : http.Response.StatusCode));
        if (isDropped)
        {
            http.Abort();
        }
        else
        {
            await SendAsync(http, answer.GetBuffer().AsMemory(0, (int)answer.Length), fault as FaultAction.Truncate);
        }
    }

    /// <returns>False when the client went away before the vendor had read its request.</returns>
    private static async Task<bool> HandleAsync(SandboxAccount account, HttpContext http, FaultAction? fault, int number, MemoryStream answer)
    {
        switch (fault)
        {
            case FaultAction.Status refused:
                Refuse(http, refused, answer);
                return true;
            case FaultAction.Garbage:
                Refuse(http, new(200, LoginPage, "text/html"), answer);
                return true;
            case FaultAction.Before before:
                before.Callback(number);
                break;
        }

        var socket = http.Response.Body;
        http.Response.Body = answer;
        try
        {
            if (fault is FaultAction.Delay late)
            {
                await Task.Delay(late.By, account.Time, http.RequestAborted);
            }

            await account.Sandbox.HandleAsync(account, http);
        }
        catch (Exception gone) when (http.RequestAborted.IsCancellationRequested && gone is OperationCanceledException or IOException)
        {
            return false;
        }
        catch (Exception defect)
        {
            // Most likely a defect of the sandbox: it must be seen, and must not look like an answer of the vendor.
            answer.SetLength(0);
            http.Response.Headers.Clear();
            var status = (defect as BadHttpRequestException)?.StatusCode ?? 500;
            Refuse(http, new(status, $"The sandbox itself failed: {defect.GetType().Name}: {defect.Message}", "text/plain"), answer);
        }
        finally
        {
            http.Response.Body = socket;
            account.Store.Flush();
        }

        if (fault is FaultAction.AfterCommit after)
        {
            after.Callback(number);
        }

        return true;
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

        answer.Write(Encoding.UTF8.GetBytes(refused.Body));
    }
}
