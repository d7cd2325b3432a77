using static Connectors.Sandbox.SalesforceFields;

namespace Connectors.Sandbox;

internal static class SalesforceUserObject
{
    public static IEnumerable<SalesforceField> Fields =>
    [
        RecordId("User"),
        Required(Text("Username", "Username", 80)) with { Unique = true },
        Required(Text("LastName", "Last Name", 80)),
        Text("FirstName", "First Name", 40),
        ReadOnly(Required(Text("Name", "Full Name", 121))) with { Calculated = true },
        Required(Mail("Email", "Email")),
        Required(Text("Alias", "Alias", 8)),
        Flag("IsActive", "Active"),
        Choice("UserType", "User Type", "Standard", "PowerPartner", "Guest", "AutomatedProcess") with { Createable = false, Updateable = false },
        Text("FederationIdentifier", "SAML Federation ID", 512) with { Unique = true },
        Text("EmployeeNumber", "Employee Number", 20),
        Parent("ManagerId", "Manager ID", "User", "Manager"),
        Text("Department", "Department", 80),
        Text("Title", "Title", 80),
        Defaulted(Choice("TimeZoneSidKey", "Time Zone", "Europe/Berlin", "Europe/London", "America/New_York")),
        .. Audit(deletable: false),
    ];

    public static SalesforceChildRelationship[] Children => [new("User", "ManagerId", "ManagedUsers", Cascades: false)];
}
