using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>The extensions of a record: fields that the vendor or the tenant added, by key.</summary>
internal sealed class TypedExtensions<TOwner>(ImmutableArray<(string Key, Rule Rule)> fields) : TypedNode<TOwner>
    where TOwner : class
{
    private readonly Action<TOwner, ImmutableSortedDictionary<string, ExtensionValue>> _set =
        TypedAccess.Setter<Action<TOwner, ImmutableSortedDictionary<string, ExtensionValue>>>(typeof(TOwner), nameof(AuditedRecord.Ext));

    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        ImmutableSortedDictionary<string, ExtensionValue>.Builder? found = null;
        foreach (var (key, rule) in fields)
        {
            if (!rule.TryEvaluate(scope, out var mapped))
                continue;
            if (TypedValues.Extension(mapped) is not { } value)
                return false;
            (found ??= AuditedRecord.NoExtensions.ToBuilder())[key] = value;
        }
        if (found is null)
            return Nothing(ref isWhole);
        _set(Made(ref owner), found.ToImmutable());
        return true;
    }
}
