using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>
/// One entry of <c>o:errorDetails</c>. At most one of the pointers is set; it stands before the code, except the path, which stands behind it.
/// </summary>
internal sealed record NetSuiteErrorDetail(string Detail, string Code)
{
    public string? Path { get; init; }

    public string? Header { get; init; }

    public string? QueryParameter { get; init; }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["detail"] = Detail };
        if (QueryParameter is not null) json["o:errorQueryParam"] = QueryParameter;
        if (Header is not null) json["o:errorHeader"] = Header;
        json["o:errorCode"] = Code;
        if (Path is not null) json["o:errorPath"] = Path;
        return json;
    }
}
