namespace Connectors.Contracts;

/// <summary>Fields as an envelope carried them.</summary>
internal sealed class StoredProvenance(ImmutableArray<FieldProvenance> fields) : ProvenanceTable
{
    public override int Find(string pointer)
    {
        for (var place = 0; place < fields.Length; place++)
        {
            if (fields[place].Path == pointer)
                return place;
        }
        return -1;
    }

    public override FieldProvenance Field(int place, string? pointer, byte mark) => fields[place];
}
