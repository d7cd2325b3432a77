using System.Text.RegularExpressions;
using Connectors.Contracts;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Whose values are not shown: what either side's mapping, a rule in it
/// or the contract calls personal or sensitive, and what nobody names.</summary>
internal sealed partial class MaskedFields
{
    private readonly List<(string Path, bool IsMasked)> _named = [];
    private readonly List<EntityDefinition> _contracts = [];

    public static MaskedFields Read(MappingPair pair)
    {
        var masked = new MaskedFields();
        foreach (var mapping in new[] { pair.Before, pair.After }.OfType<CompiledMapping>())
        {
            masked._named.AddRange(mapping.Slots.Select(slot => (Bare(slot.Path), IsCareful(slot.Class))));
            if (EntityCatalog.Find(mapping.Entity) is { } contract)
                masked._contracts.Add(contract);
        }

        return masked;
    }

    public static MaskedFields Written(MappingPair pair)
    {
        var masked = new MaskedFields();
        foreach (var mapping in new[] { pair.Before, pair.After }.OfType<CompiledMapping>())
            masked._named.AddRange(mapping.WrittenFields.Select(field => (Bare(field.Path), IsCareful(field.Class))));
        return masked;
    }

    /// <param name="field">JSON Pointer with <c>*</c> for indexes.</param>
    public bool Contains(string field)
    {
        var steps = field.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(step => step != "*");
        var path = string.Join('.', field.StartsWith("/ext/", StringComparison.Ordinal) ? steps.Skip(1) : steps)
            .Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        var named = _named.Where(one => Meet(one.Path, path)).ToArray();
        return named.Length == 0 || named.Any(one => one.IsMasked)
            || _contracts.Any(contract => contract.All().Any(member => IsCareful(member.DataClass) && Meet(member.Path, path)));
    }

    /// <summary>Whether one is the other or lies inside it.</summary>
    private static bool Meet(string one, string other) => one.Length <= other.Length
        ? other.StartsWith(one, StringComparison.Ordinal) && (one.Length == other.Length || other[one.Length] == '.')
        : Meet(other, one);

    private static bool IsCareful(DataClass given) => given is DataClass.Personal or DataClass.Sensitive;

    private static string Bare(string path) => Indexes().Replace(path, "");

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Indexes();
}
