using static Connectors.Sandbox.SalesforceFieldType;

namespace Connectors.Sandbox;

/// <summary>Short words for the field lists of the standard objects.</summary>
internal static class SalesforceFields
{
    public static SalesforceField RecordId(string label) => new("Id", label + " ID", Id)
    {
        Length = 18, Createable = false, Updateable = false, Nillable = false, DefaultedOnCreate = true,
    };

    public static SalesforceField Text(string name, string label, int length) => new(name, label, SalesforceFieldType.String) { Length = length };

    public static SalesforceField LongText(string name, string label, int length) => new(name, label, TextArea) { Length = length };

    public static SalesforceField Mail(string name, string label) => new(name, label, Email) { Length = 80 };

    public static SalesforceField Tel(string name, string label) => new(name, label, Phone) { Length = 40 };

    public static SalesforceField Link(string name, string label) => new(name, label, Url) { Length = 255 };

    public static SalesforceField Flag(string name, string label) =>
        new(name, label, SalesforceFieldType.Boolean) { Nillable = false, DefaultedOnCreate = true };

    public static SalesforceField Money(string name, string label) => new(name, label, Currency) { Scale = 2 };

    public static SalesforceField Number(string name, string label, int scale) => new(name, label, SalesforceFieldType.Double) { Scale = scale };

    public static SalesforceField Whole(string name, string label) => new(name, label, Int);

    public static SalesforceField Share(string name, string label) => new(name, label, Percent) { Scale = 2 };

    public static SalesforceField Day(string name, string label) => new(name, label, Date);

    public static SalesforceField Instant(string name, string label) => new(name, label, SalesforceFieldType.DateTime);

    public static SalesforceField Choice(string name, string label, params string[] values) =>
        new(name, label, Picklist) { Length = 255, Values = values };

    public static SalesforceField Parent(string name, string label, string target, string relationship) =>
        new(name, label, Reference) { Length = 18, ReferenceTo = target, RelationshipName = relationship };

    public static SalesforceField Compound(string name, string label) => ReadOnly(new SalesforceField(name, label, Address) { Calculated = true });

    public static SalesforceField Required(SalesforceField field) => field with { Nillable = false };

    public static SalesforceField Defaulted(SalesforceField field) => field with { Nillable = false, DefaultedOnCreate = true };

    public static SalesforceField ReadOnly(SalesforceField field) => field with { Createable = false, Updateable = false };

    /// <summary>Chosen when the record is made, never changed afterwards.</summary>
    public static SalesforceField Fixed(SalesforceField field) => field with { Updateable = false };

    public static SalesforceField Key(string name, string label, bool unique) =>
        new(name, label, SalesforceFieldType.String) { Length = 255, ExternalId = true, Unique = unique };

    public static IEnumerable<SalesforceField> PostalAddress(string name, string label) =>
    [
        new(name + "Street", label + " Street", TextArea) { Length = 255 },
        Text(name + "City", label + " City", 40),
        Text(name + "State", label + " State/Province", 80),
        Text(name + "PostalCode", label + " Zip/Postal Code", 20),
        Text(name + "Country", label + " Country", 80),
        Compound(name + "Address", label + " Address"),
    ];

    /// <summary>Who and when; stamped by the platform at each write.</summary>
    public static IEnumerable<SalesforceField> Audit(bool deletable) =>
    [
        .. deletable ? [ReadOnly(Flag("IsDeleted", "Deleted"))] : Array.Empty<SalesforceField>(),
        Stamp(Instant("CreatedDate", "Created Date")),
        Stamp(Parent("CreatedById", "Created By ID", "User", "CreatedBy")),
        Stamp(Instant("LastModifiedDate", "Last Modified Date")),
        Stamp(Parent("LastModifiedById", "Last Modified By ID", "User", "LastModifiedBy")),
        Stamp(Instant("SystemModstamp", "System Modstamp")),
    ];

    private static SalesforceField Stamp(SalesforceField field) => Defaulted(ReadOnly(field));
}
