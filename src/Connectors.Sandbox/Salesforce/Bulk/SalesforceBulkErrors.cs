namespace Connectors.Sandbox;

/// <summary>The refusals of bulk queries; codes and texts are from memory but for the status of another version.</summary>
internal static class SalesforceBulkErrors
{
    public static SalesforceRefusedException Job(string message) => new(400, "INVALIDJOB", message, null);

    public static SalesforceRefusedException State(SalesforceBulkJob job) =>
        new(400, "INVALIDJOBSTATE", $"Job {job.Id} is in the state {job.State}", null);

    public static SalesforceRefusedException Feature(string message) => new(400, "API_ERROR", message, null);

    public static SalesforceRefusedException Locator() => new(400, "INVALID_LOCATOR", "invalid locator", null);

    public static SalesforceRefusedException Version(SalesforceBulkJob job) =>
        new(409, "INVALIDVERSION", $"Job {job.Id} was created with version {job.Version[1..]}", null);
}
