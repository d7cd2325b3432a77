using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Workday;

/// <summary>An organisation of any type.</summary>
internal sealed class OrganizationSlice : IRecordSlice
{
    public string Element => Organizations.Type;

    public VendorRecord Cut(XmlPart part, ResponseFacts facts)
    {
        var key = part.At("Organization_Reference") is { } reference ? WorkdayKey.Of(reference.Ids()) : null;
        var updated = XmlShapes.Moment(part.TextAt("Organization_Data", "Last_Updated_DateTime"))?.ToUniversalTime();
        return new(
            new VendorKey(Element, key?.ToString() ?? ""),
            updated is { } stamp ? ReadWindow.Stamp(stamp) : null,
            updated,
            part.IsTrueAt("Organization_Data", "Inactive") ? RecordState.Archived : RecordState.Live,
            SliceJson.Write(key, json => PartJson.WriteMembers(json, part)));
    }
}
