using System.Diagnostics.CodeAnalysis;
using static Connectors.Sandbox.SalesforceFields;

namespace Connectors.Sandbox;

/// <summary>The objects of one organisation: the standard ones, the custom fields every sandbox has, and those the account's settings add.</summary>
internal sealed class SalesforceSchema
{
    private static readonly string[] WithCurrency = ["Account", "Contact", "Opportunity", "OpportunityLineItem", "Product2"];

    private readonly Dictionary<string, SalesforceObject> _byName;

    private readonly Dictionary<string, SalesforceObject> _byPrefix;

    /// <param name="multiCurrency">Whether <c>CurrencyIsoCode</c> exists at all.</param>
    /// <param name="customFields"><c>Object.Name__c:type,...</c>; null for none.</param>
    public SalesforceSchema(bool multiCurrency, string? customFields)
    {
        var custom = SalesforceCustomFields.Read(customFields);
        Objects =
        [
            Build("Account", "Account", "Accounts", "001", SalesforceAccountObject.Fields, SalesforceAccountObject.Children),
            Build("Contact", "Contact", "Contacts", "003", SalesforceContactObject.Fields, SalesforceContactObject.Children),
            Build("Opportunity", "Opportunity", "Opportunities", "006", SalesforceOpportunityObject.Fields, SalesforceOpportunityObject.Children),
            Build("OpportunityLineItem", "Opportunity Product", "Opportunity Products", "00k", SalesforceOpportunityLineItemObject.Fields,
                SalesforceOpportunityLineItemObject.Children),
            Build("Product2", "Product", "Products", "01t", SalesforceProductObject.Fields, SalesforceProductObject.Children),
            Build("User", "User", "People", "005", SalesforceUserObject.Fields, SalesforceUserObject.Children),
        ];
        _byName = Objects.ToDictionary(item => item.Name, StringComparer.OrdinalIgnoreCase);
        _byPrefix = Objects.ToDictionary(item => item.KeyPrefix, StringComparer.Ordinal);
        if (custom.Find(field => !_byName.ContainsKey(field.Object)) is { Object: { } unknown })
            throw new ArgumentException($"The setting customFields names the object '{unknown}'; known are {string.Join(", ", _byName.Keys)}.");

        SalesforceObject Build(string name, string label, string plural, string prefix, IEnumerable<SalesforceField> fields,
            SalesforceChildRelationship[] children)
        {
            IEnumerable<SalesforceField> all =
            [
                .. fields,
                .. multiCurrency && WithCurrency.Contains(name) ? [Currency()] : Array.Empty<SalesforceField>(),
                .. multiCurrency && name == "User" ? [Defaulted(Choice("DefaultCurrencyIsoCode", "Default Currency ISO Code", Currencies))]
                    : Array.Empty<SalesforceField>(),
                .. custom.Where(field => field.Object.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Field),
            ];
            return new SalesforceObject(name, label, plural, prefix, [.. all], children);
        }
    }

    public static string[] Currencies { get; } = ["EUR", "USD", "GBP", "CHF"];

    public IReadOnlyList<SalesforceObject> Objects { get; }

    public bool TryObject(string name, [NotNullWhen(true)] out SalesforceObject? found) => _byName.TryGetValue(name, out found);

    public bool TryPrefix(string id, [NotNullWhen(true)] out SalesforceObject? found)
    {
        found = null;
        return id.Length >= 3 && _byPrefix.TryGetValue(id[..3], out found);
    }

    private static SalesforceField Currency() =>
        Defaulted(Choice("CurrencyIsoCode", "Currency ISO Code", Currencies)) with { Restricted = true, Length = 3 };
}
