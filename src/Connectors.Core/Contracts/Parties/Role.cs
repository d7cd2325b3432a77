namespace Connectors.Contracts;

/// <summary>What somebody does on a project, with rates of its own. Named here so that references can point to it; its members come with a later
/// version.</summary>
public sealed class Role : IEntity
{
    private Role()
    {
    }

    /// <summary><c>role</c>.</summary>
    public static string Name => "role";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
