namespace Connectors.Contracts;

/// <summary>A unit of the tenant's organisation: subsidiary, department, class, location, cost center, business unit. Named here so that
/// references can point to it; its members come with a later version.</summary>
public sealed class OrgUnit : IEntity
{
    private OrgUnit()
    {
    }

    /// <summary><c>orgUnit</c>.</summary>
    public static string Name => "orgUnit";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
