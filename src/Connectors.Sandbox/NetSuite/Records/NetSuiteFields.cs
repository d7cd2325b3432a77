namespace Connectors.Sandbox;

/// <summary>Short words for writing down fields.</summary>
internal static class NetSuiteFields
{
    public static IEnumerable<NetSuiteField> Texts(params string[] names) => Of(NetSuiteFieldKind.Text, names);

    public static IEnumerable<NetSuiteField> Numbers(params string[] names) => Of(NetSuiteFieldKind.Number, names);

    public static IEnumerable<NetSuiteField> Flags(params string[] names) => Of(NetSuiteFieldKind.Flag, names);

    public static IEnumerable<NetSuiteField> Days(params string[] names) => Of(NetSuiteFieldKind.Day, names);

    public static IEnumerable<NetSuiteField> Wholes(params string[] names) => Of(NetSuiteFieldKind.Whole, names);

    /// <summary>References to records that the sandbox does not serve.</summary>
    public static IEnumerable<NetSuiteField> Unchecked(params string[] names) => Of(NetSuiteFieldKind.Reference, names);

    public static NetSuiteField Reference(string name, params string[] targets) => new(name, NetSuiteFieldKind.Reference) { Targets = targets };

    public static NetSuiteField Choice(string name, params (string Id, string Name)[] choices) =>
        new(name, NetSuiteFieldKind.Choice) { Choices = choices.ToDictionary(c => c.Id, c => c.Name, StringComparer.Ordinal) };

    public static NetSuiteField Lines(string name, string? key, params IEnumerable<NetSuiteField>[] fields) =>
        new(name, NetSuiteFieldKind.Lines) { Key = key, Fields = [.. fields.SelectMany(f => f)] };

    public static IEnumerable<NetSuiteField> ReadOnly(params IEnumerable<NetSuiteField>[] fields) =>
        fields.SelectMany(f => f).Select(f => f with { ReadOnly = true });

    /// <summary>The stamps that every record has; the first is spelt differently on transactions.</summary>
    public static IEnumerable<NetSuiteField> Stamps(string created) => ReadOnly(Of(NetSuiteFieldKind.Moment, [created, "lastModifiedDate"]));

    public static NetSuiteField AddressBook() => Lines(
        "addressBook",
        "id",
        Texts("id", "internalId", "label"),
        Flags("defaultBilling", "defaultShipping", "isResidential"),
        [
            new NetSuiteField("addressBookAddress", NetSuiteFieldKind.Part)
            {
                Fields =
                [
                    .. Texts("addressee", "attention", "addr1", "addr2", "addr3", "addrPhone", "city", "state", "zip", "addrText"),
                    .. Flags("override"),
                    Choice("country"),
                ],
            },
        ]);

    private static IEnumerable<NetSuiteField> Of(NetSuiteFieldKind kind, string[] names) => names.Select(name => new NetSuiteField(name, kind));
}
