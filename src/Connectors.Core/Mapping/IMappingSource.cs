namespace Connectors.Mapping;

/// <summary>Where overlays come from: files, rows, a repository. Asked when a tenant is opened. Implementations are safe for parallel use.</summary>
public interface IMappingSource
{
    /// <summary>The overlays that hold for a tenant, outermost partner first, the tenant's own last. All of one moment: what is edited while they are
    /// listed is in all of them or in none.</summary>
    /// <param name="tenantPath">Path of the tenant under its partners, such as <c>/northstar/acme</c>.</param>
    /// <param name="ct">Ends the look-up.</param>
    IAsyncEnumerable<MappingText> OverlaysAsync(string tenantPath, CancellationToken ct = default);

    /// <summary>A stamp that is another one when <see cref="OverlaysAsync"/> would give something else. It is asked at each opening of a tenant,
    /// so that an edit holds without a restart and nothing has to watch; therefore it must be cheap.</summary>
    /// <param name="tenantPath">Path of the tenant, as for <see cref="OverlaysAsync"/>.</param>
    /// <param name="ct">Ends the look-up.</param>
    /// <returns>Null, the default: overlays are read at each opening, and wrong ones refuse it. With a stamp, wrong overlays leave those in
    /// force that were right before.</returns>
    ValueTask<string?> StampAsync(string tenantPath, CancellationToken ct = default) => new((string?)null);
}
