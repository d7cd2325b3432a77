namespace Connectors.Mapping;

/// <summary>Where overlays come from: files, rows, a repository. Asked when a tenant is opened. Implementations are safe for parallel use.</summary>
public interface IMappingSource
{
    /// <summary>The overlays that hold for a tenant, outermost partner first, the tenant's own last.</summary>
    /// <param name="tenantPath">Path of the tenant under its partners, such as <c>/northstar/acme</c>.</param>
    /// <param name="ct">Ends the look-up.</param>
    IAsyncEnumerable<MappingText> OverlaysAsync(string tenantPath, CancellationToken ct = default);
}
