namespace Connectors.Contracts;

/// <summary>An account of a source system, of a person or a program; not a worker. Named here so that references can point to it; its members
/// come with a later version.</summary>
public sealed class User : IEntity
{
    private User()
    {
    }

    /// <summary><c>user</c>.</summary>
    public static string Name => "user";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
