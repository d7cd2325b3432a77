namespace Connectors.Sandbox;

/// <summary>The request ends here with the vendor's error body: an array holding one object.</summary>
internal sealed class SalesforceRefusedException(int status, string code, string message, params string[]? fields) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>Null leaves the key out of the body; empty writes <c>"fields":[]</c>.</summary>
    public string[]? Fields { get; } = fields;
}
