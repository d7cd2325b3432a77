using System.Net;
using System.Text;

namespace Connectors.Http;

/// <summary>Answers of a vendor.</summary>
internal static class Answers
{
    public static HttpResponseMessage Json(string body, int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Status(int status, string? retryAfter = null)
    {
        var response = Json("{\"error\":\"no\"}", status);
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return response;
    }
}
