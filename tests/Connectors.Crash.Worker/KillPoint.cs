namespace Connectors.Crash.Worker;

/// <summary>A moment: the so-manieth time that a boundary is passed.</summary>
/// <param name="Boundary">One of <see cref="Boundaries"/>.</param>
/// <param name="Number">From 1 on.</param>
internal sealed record KillPoint(string Boundary, int Number)
{
    public const string AfterClaim = "claim.after";
    public const string BeforeCommit = "commit.before";
    public const string AfterCommit = "commit.after";
    public const string BeforeRelease = "release.before";
    public const string AfterRelease = "release.after";
    public const string BeforeSend = "send.before";
    public const string AfterAnswer = "answer.after";
    public const string AmidstAnswer = "answer.amidst";
    public const string AfterRead = "read.after";

    /// <summary>Every boundary at which a process can end between two effects.</summary>
    public static readonly string[] Boundaries =
        [AfterClaim, BeforeCommit, AfterCommit, BeforeRelease, AfterRelease, BeforeSend, AfterAnswer, AmidstAnswer, AfterRead];

    public static KillPoint Parse(string text) => text.Split(':') is [var boundary, var number] ? new(boundary, int.Parse(number))
        : throw new FormatException($"'{text}' is no moment: use BOUNDARY:NUMBER.");

    public override string ToString() => $"{Boundary}:{Number}";
}
