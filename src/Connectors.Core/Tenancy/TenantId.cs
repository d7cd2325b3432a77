using System.Text.RegularExpressions;

namespace Connectors.Tenancy;

/// <summary>Name of a tenant: 1 to 63 of <c>a-z</c>, <c>0-9</c>, <c>-</c>, beginning with a letter or digit. Compared ordinal.</summary>
/// <remarks>The default value is no tenant: reading its <see cref="Value"/> throws, so that a forgotten tenant is an error and never "all
/// tenants".</remarks>
public readonly partial record struct TenantId
{
    private readonly string? _value;

    /// <summary>Makes a tenant id of checked text.</summary>
    /// <exception cref="ArgumentException">The text breaks the rule above.</exception>
    public TenantId(string value) => _value = IsValid(value)
        ? value
        : throw new ArgumentException($"'{value}' is no tenant id: use 1 to 63 of a-z, 0-9 and '-', beginning with a letter or digit.",
            nameof(value));

    /// <summary>The name.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string Value => _value ?? throw new InvalidOperationException("There is no tenant here: a TenantId was never set.");

    /// <summary>Whether a text can be a tenant id.</summary>
    public static bool IsValid(string? value) => value is not null && Pattern().IsMatch(value);

    /// <inheritdoc/>
    public override string ToString() => _value ?? "(none)";

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
