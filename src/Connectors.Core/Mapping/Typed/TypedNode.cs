using System.Runtime.CompilerServices;

namespace Connectors.Mapping;

/// <summary>Gives a member of a typed record its value straight from the rule, without canonical JSON in between.</summary>
/// <typeparam name="TOwner">The type that has the member.</typeparam>
internal abstract class TypedNode<TOwner>
    where TOwner : class
{
    /// <summary>The slot of the record without which the member has no value; -1 where more is to be looked at.</summary>
    public int Slot { get; init; } = -1;

    /// <summary>Whether the contract demands the member.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Sets the member when its rule has a value; makes its owner then, so that what has no value leaves no trace.</summary>
    /// <param name="scope">Where the rules take their values from.</param>
    /// <param name="owner">The record, made at the first value.</param>
    /// <param name="isWhole">Cleared when the contract demands the member and there is no value.</param>
    /// <returns>False when the value does not fit the member: canonical JSON will say what is wrong.</returns>
    public abstract bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole);

    /// <summary>There is no value.</summary>
    protected bool Nothing(ref bool isWhole)
    {
        isWhole &= !IsRequired;
        return true;
    }

    protected static TOwner Made(ref TOwner? owner) => owner ?? New(ref owner);

    // Apart: it is needed once for each record, and would have to find out its type for each value.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TOwner New(ref TOwner? owner) => owner = Activator.CreateInstance<TOwner>();
}
