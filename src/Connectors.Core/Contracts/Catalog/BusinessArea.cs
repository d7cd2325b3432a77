namespace Connectors.Contracts;

/// <summary>The part of the business that a contract belongs to.</summary>
public enum BusinessArea
{
    /// <summary>Customers, contacts, workers, resources.</summary>
    Parties = 0,
    /// <summary>Deals.</summary>
    Selling,
    /// <summary>Contracts and rates.</summary>
    Agreements,
    /// <summary>Projects, tasks, time and expenses.</summary>
    Delivery,
    /// <summary>Invoices and payments.</summary>
    Billing,
}
