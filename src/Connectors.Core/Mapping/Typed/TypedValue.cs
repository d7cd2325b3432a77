using System.Runtime.CompilerServices;

namespace Connectors.Mapping;

/// <summary>A member that is one value. How it is taken the short way each kind spells out; what they share is what few values need.</summary>
/// <remarks>Generic in the owner alone: no compiler ahead of time makes generic code for types of the runtime.</remarks>
internal abstract class TypedValue<TOwner>(Rule rule) : TypedNode<TOwner>
    where TOwner : class
{
    /// <summary>Sets the member from its rule's whole evaluation, as for a value with escapes.</summary>
    // Apart, since what it needs room for would be cleared for each value.
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected bool Unusual(Scope scope, ref TOwner? owner, ref bool isWhole) =>
        rule.TryEvaluate(scope, out var mapped) ? TrySet(mapped, ref owner) : Nothing(ref isWhole);

    /// <summary>Sets the member; false when the value does not fit it.</summary>
    protected abstract bool TrySet(Mapped mapped, ref TOwner? owner);
}
