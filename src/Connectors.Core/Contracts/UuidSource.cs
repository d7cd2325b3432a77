namespace Connectors.Contracts;

/// <summary>Version 7 UUIDs stamped by a <see cref="TimeProvider"/>.</summary>
/// <param name="time">The clock that stamps the ids.</param>
public sealed class UuidSource(TimeProvider time) : IIdSource
{
    /// <inheritdoc/>
    public CanonicalId Next() => new(Guid.CreateVersion7(time.GetUtcNow()));
}
