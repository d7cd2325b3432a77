using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>What a rule hangs on beside its own words.</summary>
/// <param name="FollowsFields">Whether it names another field.</param>
/// <param name="Tables">The value tables that it names.</param>
internal sealed record RuleTies(bool FollowsFields, ImmutableArray<string> Tables)
{
    public static RuleTies Of(DocumentNode rule)
    {
        var tables = new List<string>();
        return new(Follows(rule, tables), [.. tables]);
    }

    private static bool Follows(DocumentNode rule, List<string> tables)
    {
        var follows = false;
        foreach (var (name, value) in rule.Members)
        {
            if (name == "values" && value.Kind == JsonValueKind.String)
                tables.Add(value.Text);
            follows |= name == "on" | Follows(value, tables);
        }
        foreach (var item in rule.Items)
            follows |= Follows(item, tables);
        return follows;
    }
}
