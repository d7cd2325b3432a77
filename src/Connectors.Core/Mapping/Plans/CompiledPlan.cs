namespace Connectors.Mapping;

/// <summary>A plan with what it was made of, one part for each field of the document and in its order.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Parts">The parts.</param>
/// <param name="KeyNeeds">What the keys of related records need.</param>
internal sealed record CompiledPlan(Plan Plan, ImmutableArray<PlanPart> Parts, ImmutableArray<FieldNeed> KeyNeeds)
{
    /// <summary>Fields that an owner has to bring, without doubles, sorted.</summary>
    public ImmutableArray<string> FieldsOf(string owner)
    {
        var fields = new List<string>();
        foreach (var need in KeyNeeds)
            Add(need);
        foreach (var part in Parts)
        {
            foreach (var need in part.Needs)
                Add(need);
        }
        return [.. fields];

        void Add(FieldNeed need)
        {
            if (need.Owner == owner && fields.BinarySearch(need.Field, StringComparer.Ordinal) is < 0 and var gap)
                fields.Insert(~gap, need.Field);
        }
    }
}
