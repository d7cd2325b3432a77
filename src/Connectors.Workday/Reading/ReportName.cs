namespace Connectors.Workday;

/// <summary>A report that the tenant's administrator built and offers as a web service.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Name">Its name in the address.</param>
internal sealed record ReportName(string Owner, string Name);
