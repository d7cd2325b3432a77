namespace Connectors.Contracts;

/// <summary>On what terms a worker works.</summary>
public enum WorkerType
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Employed.</summary>
    Employee,
    /// <summary>Lent by an agency.</summary>
    Contingent,
    /// <summary>Works on a contract of their own.</summary>
    Contractor,
    /// <summary>In training.</summary>
    Intern,
    /// <summary>Of a supplier.</summary>
    Vendor,
}
