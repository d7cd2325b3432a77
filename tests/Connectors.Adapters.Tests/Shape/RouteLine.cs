namespace Connectors.Adapters.Tests.Shape;

/// <summary>A line of the coverage table.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="Object">The vendor's resource; for what object classes share, the name of the class.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">As the attribute says it.</param>
/// <param name="IsServed">Whether the sandbox lists it.</param>
/// <param name="Hits">Successful requests.</param>
internal sealed record RouteLine(string Vendor, string Object, string Method, string Route, bool IsServed, int Hits)
{
    public bool IsCovered => IsServed && Hits > 0;

    public override string ToString() => $"{Vendor,-11} {Object,-20} {Method,-6} {Route,-60} {(IsServed ? "served" : "NOT SERVED"),-11} {Hits,4}";
}
