namespace Connectors.Sandbox;

/// <summary>Anything that can be referred to: its Workday id, its ids of other types, and what a person calls it.</summary>
internal sealed record WorkdayInstance(string Wid, string Descriptor, params (string Type, string Value)[] Ids)
{
    /// <summary>Something that the vendor delivers, such as a currency.</summary>
    public static WorkdayInstance Delivered(string type, string value, string? descriptor = null) =>
        new(WorkdayWid.Delivered(type, value), descriptor ?? value.Replace('_', ' '), (type, value));

    public bool Has(string type, string value) => type == "WID" ? value == Wid : Ids.Contains((type, value));
}
