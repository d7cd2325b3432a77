using Connectors.Contracts;

namespace Connectors.Tool;

/// <summary>What it says about a member that a field's values are ids of recorded objects.</summary>
internal static class JoinFit
{
    private static readonly string[] People = ["user", "worker", "resource"];

    public static double Of(VendorField field, EntityMember member)
    {
        if (field.Joins.Count == 0)
            return 0;
        if (member.ValueKind != MemberKind.Ref)
            return -0.5;
        if (field.Joins.Any(join => join.Entity is { } entity && member.Entities.Contains(entity)))
            return 1;
        if (field.Joins.Any(join => People.Contains(join.Entity)) && member.Entities.Any(People.Contains))
            return 0.8;
        return field.Joins.All(join => join.Entity is null) ? 0.2 : -1;
    }
}
