namespace Connectors.Flows;

/// <summary>What is asked when more is missing than anybody deletes.</summary>
internal static class BrakeTexts
{
    public const string Absent = "Many records are not shown any more within an hour, and nothing told that they were deleted: the rest of them is "
        + "not recorded. Look whether we may still see them; what is shown again comes with the next look.";

    public static string NotSeen(int missing, long known) =>
        $"{missing} of {known} records are not in the source's list any more; nothing was recorded. Look whether we may still see them. If they were "
            + "deleted, ask for a confirmed sweep.";
}
