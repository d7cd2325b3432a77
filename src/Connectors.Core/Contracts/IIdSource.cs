namespace Connectors.Contracts;

/// <summary>Where new ids come from. A seam, so that a run can be repeated with the same ids. Implementations are safe for parallel use.</summary>
public interface IIdSource
{
    /// <summary>A new id, later ids sort after earlier ones of the same process.</summary>
    CanonicalId Next();
}
