namespace Connectors.Contracts;

/// <summary>A person at the customer who takes part in a deal. Immutable, thread-safe.</summary>
public sealed record OpportunityContact
{
    /// <summary>The person.</summary>
    public required Ref<Contact> Contact { get; init; }

    /// <summary>What the person is to the deal.</summary>
    public Coded<ContactRole>? Role { get; init; }

    /// <summary>Whether it is the first to ask.</summary>
    public bool? Primary { get; init; }
}
