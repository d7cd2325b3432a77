namespace Connectors.Sandbox;

/// <summary>The record types of an account, with its custom fields in their places.</summary>
internal sealed class NetSuiteCatalog
{
    private readonly Dictionary<string, NetSuiteObject> _objects;
    private readonly Dictionary<string, Dictionary<string, NetSuiteField>> _fields = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<NetSuiteField> _custom;

    public NetSuiteCatalog(IReadOnlyList<NetSuiteField> custom)
    {
        _custom = custom;
        NetSuiteObject[] all =
        [
            new NetSuiteCustomer(), new NetSuiteContact(), new NetSuiteJob(), new NetSuiteInvoice(), new NetSuiteEmployee(),
            new NetSuiteCustomerPayment(), new NetSuiteCurrency(), new NetSuiteSubsidiary(), new NetSuiteServiceSaleItem(), new NetSuiteTerm(),
        ];
        _objects = all.ToDictionary(o => o.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var type in all) _fields[type.Name] = FieldsOf(type).ToDictionary(f => f.Name, StringComparer.Ordinal);
    }

    public IEnumerable<NetSuiteObject> All => _objects.Values;

    /// <summary>The type with this name in any case, or null.</summary>
    public NetSuiteObject? this[string name] => _objects.GetValueOrDefault(name);

    public IReadOnlyDictionary<string, NetSuiteField> Fields(NetSuiteObject type) => _fields[type.Name];

    /// <summary>External ids and custom fields are the same for all members of a family.</summary>
    public IEnumerable<NetSuiteObject> Family(string family) => All.Where(o => o.Family == family);

    private IEnumerable<NetSuiteField> FieldsOf(NetSuiteObject type)
    {
        foreach (var field in type.Fields)
        {
            var ofLines = field is { Kind: NetSuiteFieldKind.Lines, Key: "line" } && type.Family == NetSuiteObject.TransactionFamily;
            yield return ofLines ? field with { Fields = [.. field.Fields, .. Custom("custcol")] } : field;
        }
        foreach (var field in Custom(type.CustomPrefix)) yield return field;
    }

    private IEnumerable<NetSuiteField> Custom(string prefix) => _custom.Where(f => f.Name.StartsWith(prefix, StringComparison.Ordinal));
}
