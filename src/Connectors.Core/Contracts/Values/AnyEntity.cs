namespace Connectors.Contracts;

/// <summary>Stands for "one of several contracts" in <see cref="Ref{T}"/>; which ones says <see cref="RefersToAttribute"/>, which one it is says
/// the kind or key beside it.</summary>
public sealed class AnyEntity : IEntity
{
    private AnyEntity()
    {
    }

    /// <summary><c>any</c>; no record has this name.</summary>
    public static string Name => "any";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
