using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>How letters are stored: the changes that open, move and close them.</summary>
internal static class LetterEntries
{
    /// <summary>Stores a letter over a version of it; an empty tag for a new one.</summary>
    public static StateChange Put(TenantId tenant, DeadLetter letter, string etag) => new StateChange.Put(Entry(tenant, letter, etag));

    /// <summary>Stores a letter whatever is there.</summary>
    public static StateChange Set(TenantId tenant, DeadLetter letter) => new StateChange.Set(Entry(tenant, letter, ""));

    /// <summary>Closes a letter: it leaves those that people look at, and its payload goes.</summary>
    public static ImmutableArray<StateChange> Close(TenantId tenant, DeadLetter letter, string etag, LetterState state, DateTimeOffset now)
    {
        var closed = letter with { State = state, ClosedAt = now, Payload = Nothing };
        return
        [
            new StateChange.Remove(DeadLetters.KeyOf(tenant, letter.Record, letter.Stage), etag),
            new StateChange.Set(FlowSets.Entry(tenant, FlowSets.ClosedLetter, $"{letter.Record}/{letter.Stage}", "", closed,
                LetterJson.Letter, Counts(closed) ? null : now, Index(closed))),
        ];
    }

    /// <summary>Closes a letter because what it told of is gone.</summary>
    public static ImmutableArray<StateChange> Close(StateEntry entry, DateTimeOffset now)
    {
        var letter = FlowSets.Read(entry, LetterJson.Letter);
        var state = letter.State == LetterState.Replayed ? LetterState.Replayed : LetterState.Fixed;
        return Close(entry.Key.Tenant, letter, entry.ETag, state, now);
    }

    /// <summary>Whether a closed letter is still looked at, so that it is not let go of: what was discarded unread is not reported again.</summary>
    public static bool Counts(DeadLetter closed) => closed is { Stage: DeadLetters.ReadStage, State: LetterState.Discarded };

    private static System.Text.Json.JsonElement Nothing { get; } = System.Text.Json.JsonDocument.Parse("null").RootElement.Clone();

    private static StateEntry Entry(TenantId tenant, DeadLetter letter, string etag) => FlowSets.Entry(
        tenant, FlowSets.DeadLetter, $"{letter.Record}/{letter.Stage}", etag, letter, LetterJson.Letter, letter.DueAt, Index(letter));

    private static string[] Index(DeadLetter letter)
    {
        var keys = new List<string>
        {
            $"id:{letter.Id}", $"cause:{letter.CauseGroup}", $"owner:{letter.OwnerRole}", $"record:{letter.Record}",
        };
        if (letter.Key is { } key)
        {
            keys.Add($"record:{key.Value}");
        }

        return [.. keys];
    }
}
