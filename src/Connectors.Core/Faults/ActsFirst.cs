namespace Connectors.Faults;

/// <summary>Who has to act first on a fault.</summary>
public enum ActsFirst
{
    /// <summary>Whoever runs the platform.</summary>
    Platform = 0,
    /// <summary>The partner who owns the tenant.</summary>
    Partner,
    /// <summary>The administrator of the tenant.</summary>
    TenantAdmin,
    /// <summary>The tenant's finance team.</summary>
    Finance,
    /// <summary>The tenant's people team.</summary>
    PeopleTeam,
    /// <summary>The vendor.</summary>
    Vendor,
}
