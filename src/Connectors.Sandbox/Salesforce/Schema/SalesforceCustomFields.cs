using static Connectors.Sandbox.SalesforceFields;

namespace Connectors.Sandbox;

/// <summary>Reads the setting <c>customFields</c>: <c>Opportunity.Cost_Centre__c:text,Account.Legacy_Id__c:externalid</c>.</summary>
internal static class SalesforceCustomFields
{
    public static List<(string Object, SalesforceField Field)> Read(string? setting) =>
        [.. (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];

    private static (string Object, SalesforceField Field) ReadOne(string entry)
    {
        var dot = entry.IndexOf('.', StringComparison.Ordinal);
        var colon = entry.IndexOf(':', StringComparison.Ordinal);
        if (dot <= 0 || colon <= dot + 1 || !entry.AsSpan(0, colon).EndsWith("__c"))
            throw new ArgumentException($"The setting customFields holds '{entry}'; expected Object.Name__c:type.");
        var name = entry[(dot + 1)..colon];
        var label = name[..^3].Replace('_', ' ');
        SalesforceField field = entry[(colon + 1)..] switch
        {
            "text" => Text(name, label, 255),
            "textarea" => LongText(name, label, 32_000),
            "externalid" => Key(name, label, unique: true),
            "picklist" => Choice(name, label),
            "email" => Mail(name, label),
            "phone" => Tel(name, label),
            "url" => Link(name, label),
            "number" => Number(name, label, 6),
            "currency" => Money(name, label),
            "percent" => Share(name, label),
            "checkbox" => Flag(name, label),
            "date" => Day(name, label),
            "datetime" => Instant(name, label),
            var type => throw new ArgumentException($"The setting customFields gives {name} the type '{type}'; known are text, textarea, externalid, "
                + "picklist, email, phone, url, number, currency, percent, checkbox, date, datetime."),
        };
        return (entry[..dot], field);
    }
}
