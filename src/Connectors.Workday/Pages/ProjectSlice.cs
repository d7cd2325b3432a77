using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Workday;

/// <summary>A project. Workday tells neither version nor time of change.</summary>
internal sealed class ProjectSlice : IRecordSlice
{
    public string Element => Projects.Type;

    public VendorRecord Cut(XmlPart part, ResponseFacts facts)
    {
        var key = part.At("Project_Reference") is { } reference ? WorkdayKey.Of(reference.Ids()) : null;
        return new(
            new VendorKey(Element, key?.ToString() ?? ""),
            Version: null,
            ModifiedAt: null,
            part.IsTrueAt("Project_Data", "Inactive") ? RecordState.Archived : RecordState.Live,
            SliceJson.Write(key, json => PartJson.WriteMembers(json, part)));
    }
}
