namespace Connectors.Mapping;

/// <summary>A plan with what it was made of, one part for each field of the document and in its order.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Parts">The parts.</param>
/// <param name="KeyNeeds">What the keys of related records need.</param>
internal sealed record CompiledPlan(Plan Plan, ImmutableArray<PlanPart> Parts, ImmutableArray<FieldNeed> KeyNeeds)
{
    /// <summary>Fields that an owner has to bring, without doubles, sorted.</summary>
    /// <param name="owner">A related record; empty for the main record.</param>
    /// <param name="below">The plan that this one grew on from; null for none.</param>
    /// <param name="known">The fields of the owner there.</param>
    public ImmutableArray<string> FieldsOf(string owner, CompiledPlan? below, ImmutableArray<string> known)
    {
        var onlyGrew = below is not null && OnlyGrewFrom(below);
        List<string> fields = onlyGrew ? [.. known] : [];
        foreach (var need in onlyGrew ? [] : KeyNeeds)
            Add(need);
        for (var index = onlyGrew ? below!.Parts.Length : 0; index < Parts.Length; index++)
        {
            foreach (var need in Parts[index].Needs)
                Add(need);
        }
        return onlyGrew && fields.Count == known.Length ? known : [.. fields];

        void Add(FieldNeed need)
        {
            if (need.Owner == owner && fields.BinarySearch(need.Field, StringComparer.Ordinal) is < 0 and var gap)
                fields.Insert(~gap, need.Field);
        }
    }

    private bool OnlyGrewFrom(CompiledPlan below)
    {
        for (var index = 0; index < below.Parts.Length; index++)
        {
            if (!ReferenceEquals(below.Parts[index], Parts[index]))
                return false;
        }
        return true;
    }
}
