namespace Connectors.Contracts;

/// <summary>A timesheet that was handed in. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class TimeSubmission : IEntity
{
    private TimeSubmission()
    {
    }

    /// <summary><c>timeSubmission</c>.</summary>
    public static string Name => "timeSubmission";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
