namespace Connectors.Workday;

/// <summary>A call of an operation: what stands in the envelope's body.</summary>
/// <param name="Service">The service, such as <c>Human_Resources</c>.</param>
/// <param name="Route">The operation's route.</param>
/// <param name="Element">The request's element, such as <c>Get_Workers_Request</c>.</param>
/// <param name="Write">Writes its content in the order of the vendor's schema. Called once for each attempt.</param>
internal sealed record SoapCall(string Service, string Route, string Element, Action<RequestWriter> Write)
{
    /// <summary>Where an authenticator finds the call of a request, to write the envelope anew with a security header.</summary>
    public static HttpRequestOptionsKey<SoapCall> Of { get; } = new("connectors.workday.soap");

    /// <summary>Whether nothing changes at the vendor.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>Attributes of the request's element besides the version.</summary>
    public ImmutableArray<(string Name, string Value)> Attributes { get; init; } = [];
}
