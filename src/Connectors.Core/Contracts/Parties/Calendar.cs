namespace Connectors.Contracts;

/// <summary>Working days and holidays. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class Calendar : IEntity
{
    private Calendar()
    {
    }

    /// <summary><c>calendar</c>.</summary>
    public static string Name => "calendar";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
