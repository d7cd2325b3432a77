namespace Connectors.Sandbox;

/// <summary>What goes wrong. A closed set.</summary>
public abstract record FaultAction
{
    private FaultAction()
    {
    }

    /// <summary>An answer in place of the vendor's; nothing is done.</summary>
    /// <param name="Code">HTTP status.</param>
    /// <param name="Body">The body.</param>
    /// <param name="ContentType">Its type.</param>
    public sealed record Status(int Code, string Body = "", string ContentType = "application/json") : FaultAction
    {
        /// <summary>Additional headers, such as <c>Retry-After</c>.</summary>
        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>The connection is cut before anything is done.</summary>
    public sealed record DropBefore : FaultAction;

    /// <summary>The vendor does it, then the connection is cut without an answer.</summary>
    public sealed record CommitThenDrop : FaultAction;

    /// <summary>The vendor does it; the answer's body ends early.</summary>
    /// <param name="Bytes">How many bytes of the body are sent.</param>
    public sealed record Truncate(int Bytes) : FaultAction;

    /// <summary>The answer comes late.</summary>
    /// <param name="By">How late.</param>
    public sealed record Delay(TimeSpan By) : FaultAction;

    /// <summary>Status 200 with a login page; nothing is done.</summary>
    public sealed record Garbage : FaultAction;

    /// <summary>Calls back before the vendor handles a request, then goes on: for tests that kill their client at a chosen moment.</summary>
    /// <param name="Callback">Called with the number of the request.</param>
    public sealed record Before(Action<int> Callback) : FaultAction;

    /// <summary>Calls back when contents are durable and nothing has been answered, then goes on.</summary>
    /// <param name="Callback">Called with the number of the request.</param>
    public sealed record AfterCommit(Action<int> Callback) : FaultAction;
}
