namespace Connectors.Sandbox;

/// <summary>A bulk query. Ids are fixed when it is complete; the values of each page are read when the page is fetched.</summary>
internal sealed class SalesforceBulkJob
{
    public required string Id { get; init; }

    /// <summary><c>query</c> or <c>queryAll</c>.</summary>
    public required string Operation { get; init; }

    public required SoqlQuery Query { get; init; }

    /// <summary>Canonical name of the object.</summary>
    public required string Object { get; init; }

    /// <summary>Such as <c>v68.0</c>: every later request must be of the same version.</summary>
    public required string Version { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary><c>LF</c> or <c>CRLF</c>.</summary>
    public required string LineEnding { get; init; }

    public string State { get; set; } = "UploadComplete";

    public string? Error { get; set; }

    /// <summary>How often it was asked for.</summary>
    public int Polls { get; set; }

    public IReadOnlyList<string> Ids { get; set; } = [];

    public bool WithDeleted => Operation == "queryAll";

    public bool IsOver => State is "JobComplete" or "Failed" or "Aborted";
}
