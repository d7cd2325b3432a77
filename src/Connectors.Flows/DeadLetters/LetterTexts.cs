using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>The words of a letter that others group and find by: none of them depends on values.</summary>
internal static partial class LetterTexts
{
    private const int LongestCause = 200;

    /// <summary>Sixteen hex digits: the same for the same record and stage.</summary>
    public static string Id(string record, string stage) => Hash($"{record}/{stage}");

    /// <summary>Runbook, rule, the vendor's code and path of each fault, without positions in lists, in an order that does not depend on
    /// them.</summary>
    public static string Cause(ImmutableArray<Fault> faults)
    {
        var parts = faults
            .Select(fault =>
                $"{fault.Policy.Runbook}:{string.Join('/', new[] { fault.Rule, fault.VendorCode }.OfType<string>())}:{Shape(fault.Path)}")
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var cause = string.Join(" + ", parts);
        return cause.Length <= LongestCause ? cause : $"{cause[..(LongestCause - 17)]}~{Hash(cause)}";
    }

    /// <summary>Who owns a letter when nobody was named: whoever acts first on its first fault.</summary>
    public static string Owner(string? named, ImmutableArray<Fault> faults) => !string.IsNullOrWhiteSpace(named) ? named
        : faults.IsEmpty ? "operations"
        : faults[0].Policy.ActsFirst switch
        {
            ActsFirst.Finance => "finance",
            ActsFirst.PeopleTeam => "hr",
            ActsFirst.TenantAdmin => "administration",
            ActsFirst.Partner => "partner",
            _ => "operations",
        };

    private static string? Shape(string? path) => path is null ? null : Position().Replace(path, "/*");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    [GeneratedRegex(@"/\d+(?=/|$)")]
    private static partial Regex Position();
}
