namespace Connectors.Contracts;

/// <summary>What a contact is to the customer or the deal.</summary>
public enum ContactRole
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>The first to ask.</summary>
    Primary,
    /// <summary>For bills.</summary>
    Billing,
    /// <summary>For technical questions.</summary>
    Technical,
    /// <summary>Decides.</summary>
    Executive,
    /// <summary>Leads the project on the customer's side.</summary>
    ProjectLead,
    /// <summary>None of these.</summary>
    Other,
}
