using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>The state of a record as its envelope spells it.</summary>
internal static class StateText
{
    public static string Of(RecordState state) => state switch
    {
        RecordState.Archived => "archived",
        RecordState.Deleted => "deleted",
        _ => "live",
    };

    /// <exception cref="FormatException">There is no such state.</exception>
    public static RecordState Parse(string text) => text switch
    {
        "live" => RecordState.Live,
        "archived" => RecordState.Archived,
        "deleted" => RecordState.Deleted,
        _ => throw new FormatException(),
    };
}
