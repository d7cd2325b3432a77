using Connectors.Faults;

namespace Connectors.Contracts;

/// <summary>Checks canonical records against their contract's schema, on demand. Implementations are pure and safe for parallel use.</summary>
public interface IRecordValidator
{
    /// <summary>Everything about a record that its contract's schema does not allow; empty when there is nothing.</summary>
    /// <param name="record">The record. One of a contract that is not in <see cref="EntityCatalog"/>, or a deleted one, is not checked.</param>
    /// <returns>Faults of kind <see cref="FaultKind.SourceInvalid"/> with path, rule and way out, never with a value.</returns>
    ImmutableArray<Fault> Validate(CanonicalRecord record);
}
