namespace Connectors.Sandbox;

/// <param name="Schema">Names are resolved against it.</param>
/// <param name="Rows">Where the records are.</param>
/// <param name="Today">The day of the virtual clock, for TODAY and its kin.</param>
/// <param name="Version">API version of the request, such as <c>v68.0</c>; it appears in each record's url.</param>
/// <param name="WithDeleted">True for queryAll.</param>
internal sealed record SoqlScope(SalesforceSchema Schema, ISoqlRows Rows, DateOnly Today, string Version, bool WithDeleted)
{
    public SalesforceObject Object(string name) => Schema.TryObject(name, out var found) ? found : throw SoqlErrors.UnknownType(name);
}
