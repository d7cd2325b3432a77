using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Runs both sides of a mapping over records and keeps sums, never records.</summary>
internal sealed class PairDiff
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    public PairDiff(MappingPair pair)
    {
        Pair = pair;
        Structure = StructureDiff.Of(pair);
        var (read, written) = (MaskedFields.Read(pair), MaskedFields.Written(pair));
        (Fields, Written, IsMasked) = (new(read.Contains), new(written.Contains), read.Contains);
    }

    public MappingPair Pair { get; }

    public StructureDiff Structure { get; }

    public FieldDiffs Fields { get; }

    /// <summary>What is written back for the same record.</summary>
    public FieldDiffs Written { get; }

    public RefusalDiff Gained { get; } = new();

    public RefusalDiff Lost { get; } = new();

    public RefusalDiff WriteGained { get; } = new();

    public RefusalDiff WriteLost { get; } = new();

    public MoneyTotals Money { get; } = new();

    public Func<string, bool> IsMasked { get; }

    public int Compared { get; private set; }

    /// <summary>Records that read, write or are refused otherwise.</summary>
    public int Changed { get; private set; }

    /// <summary>Records whose content hash is another: flows take them for changed.</summary>
    public int Hashes { get; private set; }

    public bool IsChanged => Changed > 0 || !Pair.Edited.IsEmpty || !Structure.Changes.IsEmpty;

    public Loss Losses => Structure.Changes.Aggregate(Loss.None, (losses, change) => losses | change.Loses)
        | (Gained.Records + WriteGained.Records > 0 ? Loss.Refusals : Loss.None)
        | (Fields.All.Concat(Written.All).Any(one => one.Removed > 0) ? Loss.Fields : Loss.None)
        | (Money.IsChanged ? Loss.Money : Loss.None);

    public void Compare(VendorRecord record, RelatedRecords related)
    {
        Compared++;
        if (Pair is not { Before: { } old, After: { } now })
            return;
        var (before, after) = (old.Read(record, related, OfflineHouse.Connection), now.Read(record, related, OfflineHouse.Connection));
        var differs = Lost.Add(before.Faults, after.Faults) | Gained.Add(after.Faults, before.Faults);
        differs |= (before.IsSuccess, after.IsSuccess) switch
        {
            (true, true) => Compare(record.Key.ToString(), before.Value!, after.Value!),
            (true, false) => Only(before.Value!, isBefore: true),
            (false, true) => Only(after.Value!, isBefore: false),
            _ => false,
        };
        if (before.IsSuccess || after.IsSuccess)
            differs |= Write(record.Key.ToString(), old, now, before.IsSuccess ? before.Value! : after.Value!);
        Changed += differs ? 1 : 0;
    }

    private bool Compare(string key, CanonicalRecord before, CanonicalRecord after)
    {
        using var old = JsonDocument.Parse(before.Json, Options);
        if (before.Json.Span.SequenceEqual(after.Json.Span))
        {
            Money.Add(Leaves.Canonical(old.RootElement), before: true, after: true);
            return false;
        }

        using var now = JsonDocument.Parse(after.Json, Options);
        Money.Add(Leaves.Canonical(old.RootElement), before: true, after: false);
        Money.Add(Leaves.Canonical(now.RootElement), before: false, after: true);
        var isOther = before.ContentHash != after.ContentHash;
        Hashes += isOther ? 1 : 0;
        return Fields.Compare(Compared, key, Leaves.Canonical(old.RootElement), Leaves.Canonical(now.RootElement)) | isOther;
    }

    /// <summary>One side refuses the record: its money is missing there.</summary>
    private bool Only(CanonicalRecord record, bool isBefore)
    {
        using var json = JsonDocument.Parse(record.Json, Options);
        Money.Add(Leaves.Canonical(json.RootElement), isBefore, !isBefore);
        return true;
    }

    /// <summary>Writes the same record with both: to the keys that it came with.</summary>
    private bool Write(string key, CompiledMapping old, CompiledMapping now, CanonicalRecord record)
    {
        if (!old.CanWrite || !now.CanWrite || old.Entity != now.Entity || record.State == RecordState.Deleted)
            return false;
        var references = new ReferenceTable(record.References.DistinctBy(one => one.Key).ToDictionary(one => one.Key, one => one.Key));
        var (before, after) = (old.Write(record, references), now.Write(record, references));
        var differs = WriteLost.Add(before.Faults, after.Faults) | WriteGained.Add(after.Faults, before.Faults);
        if (!before.IsSuccess || !after.IsSuccess || before.Value.Span.SequenceEqual(after.Value.Span))
            return differs;
        using var one = JsonDocument.Parse(before.Value, Options);
        using var other = JsonDocument.Parse(after.Value, Options);
        return Written.Compare(Compared, key, Leaves.Body(one.RootElement), Leaves.Body(other.RootElement)) | differs;
    }
}
