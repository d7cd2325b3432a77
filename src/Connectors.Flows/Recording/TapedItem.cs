using Connectors.State;

namespace Connectors.Flows;

/// <summary>A claimed piece of work.</summary>
internal sealed record TapedItem(string Key, string Kind, byte[] Payload, long Id, WorkClass Class, int Attempts, DateTimeOffset At)
{
    public static TapedItem Of(WorkItem item) => new(item.Key, item.Kind, item.Payload.ToArray(), item.Id, item.Class, item.Attempts, item.At);

    public WorkItem In(LaneKey lane) => new(lane, Key, Kind, Payload) { Id = Id, Class = Class, Attempts = Attempts, At = At };
}
