using System.ComponentModel.DataAnnotations;

namespace Connectors.Workday;

/// <summary>Settings of the Workday adapter for all tenants. Checked at start, all faults at once.</summary>
/// <remarks>Workday publishes no requests in a second and sends no headers about limits: the budgets are what others were seen to live
/// with.</remarks>
public sealed class WorkdayOptions
{
    /// <summary>Requests in a second, for each connection.</summary>
    /// <value>8; 1 to 50.</value>
    [Range(1, 50)]
    public int RequestsPerSecond { get; set; } = 8;

    /// <summary>Requests at once, for each connection. Reports have one place of their own besides.</summary>
    /// <value>2; 1 to 20.</value>
    [Range(1, 20)]
    public int ConcurrentRequests { get; set; } = 2;

    /// <summary>Records in a page of a SOAP service.</summary>
    /// <value>100; 1 to 999. Pages of more than 200 workers with many parts are slow and run into time limits.</value>
    [Range(1, 999)]
    public int PageSize { get; set; } = 100;

    /// <summary>Whether pay is asked for with workers. Needs a security domain of its own and is sensitive.</summary>
    /// <value>False.</value>
    public bool ReadCompensation { get; set; }

    /// <summary>How far back the end date of projects may lie that an incremental read asks for, in days; the first read asks for all.</summary>
    /// <value>0, which always asks for all projects: Workday has no filter for changed ones. 0 to 3,650.</value>
    /// <remarks>Whether projects without an end date pass the filter is the vendor's to say: set it only where all projects have one.</remarks>
    [Range(0, 3650)]
    public int ProjectWindowDays { get; set; }

    /// <summary>Whether a submitted project completes all steps of its business process at once.</summary>
    /// <value>True. False leaves it waiting for approval, and Workday's answer then means "submitted".</value>
    public bool CompleteProjects { get; set; } = true;

    /// <summary>How long a refused user name and password are not tried again, in minutes: Workday locks users after a few tries.</summary>
    /// <value>30; 0 to 1,440. A new password is tried at once. Zero tries always.</value>
    [Range(0, 1440)]
    public int LoginPauseMinutes { get; set; } = 30;
}
