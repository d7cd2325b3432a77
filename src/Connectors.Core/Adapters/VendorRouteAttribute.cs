namespace Connectors.Adapters;

/// <summary>The vendor's route that a method calls, as the vendor documents it. Read by the descriptor and by the sandbox's coverage test.</summary>
/// <param name="method">HTTP method.</param>
/// <param name="path">Path with <c>{placeholders}</c>, without host and version prefix.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class VendorRouteAttribute(string method, string path) : Attribute
{
    /// <summary>HTTP method.</summary>
    public string Method { get; } = method;

    /// <summary>Path with placeholders.</summary>
    public string Path { get; } = path;
}
