namespace Connectors.Contracts;

/// <summary>Something that a resource can do. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class Skill : IEntity
{
    private Skill()
    {
    }

    /// <summary><c>skill</c>.</summary>
    public static string Name => "skill";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
