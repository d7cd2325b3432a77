namespace Connectors.Contracts;

/// <summary>A file, kept by reference. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class Attachment : IEntity
{
    private Attachment()
    {
    }

    /// <summary><c>attachment</c>.</summary>
    public static string Name => "attachment";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
