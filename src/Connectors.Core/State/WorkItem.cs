namespace Connectors.State;

/// <summary>A piece of work in a lane.</summary>
/// <param name="Lane">Where it waits.</param>
/// <param name="Key">What it is about, such as a record: items of equal key are worked on one after the other, in the order in which they were put
/// in; while one of them is put off, later ones wait. Up to 400 characters.</param>
/// <param name="Kind">Who handles it, such as <c>run</c>.</param>
/// <param name="Payload">What the handler needs; not looked into. At most 64 KiB: what is larger belongs into an entry.</param>
public sealed record WorkItem(LaneKey Lane, string Key, string Kind, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Number that the store gives; later work has a greater one.</summary>
    /// <value>0 before it is stored.</value>
    public long Id { get; init; }

    /// <summary>How urgent it is. Urgent work takes earlier work of the same key along, since it cannot overtake it.</summary>
    public WorkClass Class { get; init; }

    /// <summary>How often it was claimed, this time included: raised in the commit of the claim, so that a process that dies counts too.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was put in, by the store's clock.</summary>
    public DateTimeOffset At { get; init; }
}
