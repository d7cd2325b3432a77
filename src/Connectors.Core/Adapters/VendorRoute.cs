namespace Connectors.Adapters;

/// <summary>A route that an object class calls.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path with placeholders.</param>
public sealed record VendorRoute(string Method, string Path);
