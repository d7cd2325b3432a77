using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Writing;

namespace Connectors.Flows;

/// <summary>Notes each canonical record that is put into a vendor's form.</summary>
internal sealed class TapedWriter(IEntityWriter inner, OutputLog outputs) : IEntityWriter
{
    public async ValueTask<Outcome<WriteCommand>> PrepareAsync(
        Connection connection, CanonicalRecord record, WriteVerb verb, ExternalKey key, VendorKey? target = null, CancellationToken ct = default)
    {
        outputs.Add(TapedOutput.Made(TapedOutput.Write, record));
        var prepared = await inner.PrepareAsync(connection, record, verb, key, target, ct);
        if (!prepared.IsSuccess)
        {
            outputs.Add(TapedOutput.Failed(TapedOutput.Write, record.Entity, record.Key.ToIndexKey(), prepared.Faults));
        }

        return prepared;
    }

    public ValueTask<WriteResult> SendAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        inner.SendAsync(connection, command, ct);

    public ValueTask<VendorRecord?> FindAsync(Connection connection, string vendorObject, ExternalKey key, CancellationToken ct = default) =>
        inner.FindAsync(connection, vendorObject, key, ct);
}
