namespace Connectors.Contracts;

/// <summary>A step of a sales pipeline. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class Stage : IEntity
{
    private Stage()
    {
    }

    /// <summary><c>stage</c>.</summary>
    public static string Name => "stage";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
