using Connectors.Tenancy;

namespace Connectors.Tool;

/// <summary>Which store a command looks into. Its text holds no connection string.</summary>
internal sealed class StoreRequest(string? file, string? database, string? schema, string tenant, bool isJson)
{
    public string? File => file;

    public string? Database => database;

    public string? Schema => schema;

    public string Tenant => tenant;

    public bool IsJson => isJson;

    /// <summary>What is wrong with the question; null when nothing is.</summary>
    public string? Fault()
    {
        if (file is null && string.IsNullOrWhiteSpace(database))
        {
            return $"Say where the state is: --state FILE, --postgresql CONNECTION, or the variable {StoreOptions.Variable}.";
        }

        if (file is not null && !System.IO.File.Exists(file))
        {
            return $"--state: there is no file '{file}'.";
        }

        return TenantId.IsValid(tenant) ? null : $"--tenant: '{tenant}' is no tenant id: use 1 to 63 of a-z, 0-9 and '-'.";
    }
}
