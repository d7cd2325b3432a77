namespace Connectors.Mapping;

/// <summary>A member that is a text as it stands in the record. As <see cref="TypedLeaf{TOwner,TValue}"/>, but spelt out: most members are such, and
/// they would share its code with references, of which the runtime then expects either.</summary>
internal sealed class TypedText<TOwner>(CopyRule rule, Action<TOwner, string> set, FromMapped<string> from) : TypedValue<TOwner>(rule)
    where TOwner : class
{
    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        var reading = rule.Short(scope, out var text);
        if (reading != Reading.Found)
            return reading == Reading.Absent && rule.IsOptional ? Nothing(ref isWhole) : Unusual(scope, ref owner, ref isWhole);
        set(Made(ref owner), Utf8Key.Text(text));
        return true;
    }

    protected override bool TrySet(Mapped mapped, ref TOwner? owner)
    {
        if (!from(mapped, out var value))
            return false;
        set(Made(ref owner), value);
        return true;
    }
}
