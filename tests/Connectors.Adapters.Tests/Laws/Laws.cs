using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>What must hold for every mapping on every record.</summary>
internal static class Laws
{
    private static readonly Regex Field = new("\\(?field \"(.*?)\"", RegexOptions.Compiled | RegexOptions.CultureInvariant);

    /// <summary>Null when all laws hold; else the first that is broken, in words.</summary>
    public static string? Problem(LawCase given, LawTally tally)
    {
        tally.Cases++;
        var (subject, side) = (given.Subject, VendorSide.Of(given));
        var read = subject.Reads.Read(side.Record(), side.Beside(), "main");
        if (Spellings(subject, side, read, given.Seed) is { } spelt)
            return spelt;
        if (subject.TypedProblem?.Invoke(subject.Reads, side.Record(), side.Beside()) is { } typed)
            return $"typed: {typed}";
        if (!read.IsSuccess)
            return null;
        tally.Read++;
        return subject.Writes.CanWrite ? ReadThenWrite(given, side, read.Value, tally) ?? WriteThenRead(given, side, read.Value, tally) : null;
    }

    /// <summary>Order of members, white space and escapes mean nothing.</summary>
    private static string? Spellings(LawSubject subject, VendorSide side, Outcome<CanonicalRecord> read, int seed)
    {
        var spelt = Respelling.Of(side.Main, seed);
        var again = subject.Reads.Read(side.Record(spelt), side.Beside(tree => Respelling.Of(tree, seed)), "main");
        if (again.IsSuccess != read.IsSuccess)
            return $"spelling: {Shown(read)} became {Shown(again)} when spelt\n{Encoding.UTF8.GetString(spelt)}";
        if (!read.IsSuccess)
        {
            var (old, now) = (Places(read.Faults), Places(again.Faults));
            return old.SequenceEqual(now) ? null : $"spelling: faults {string.Join("; ", old)} became {string.Join("; ", now)}\n{Encoding.UTF8.GetString(spelt)}";
        }
        return read.Value!.Json.Span.SequenceEqual(again.Value!.Json.Span) && read.Value.ContentHash == again.Value.ContentHash ? null
            : $"spelling: {Shown(read)} {read.Value.ContentHash} became {Shown(again)} {again.Value.ContentHash} when spelt\n{Encoding.UTF8.GetString(spelt)}";
    }

    /// <summary>What was read and is written back are the vendor's own values; nothing else is written.</summary>
    private static string? ReadThenWrite(LawCase given, VendorSide side, CanonicalRecord record, LawTally tally)
    {
        var subject = given.Subject;
        var canonical = JsonTree.Parse(record.Json.Span);
        if (Write(subject, record, canonical, out var body, out var keys) is { } problem)
            return $"read then write: {problem}";
        if (body is null)
            return null;
        tally.WrittenBack++;
        foreach (var slot in subject.Slots)
        {
            var (shown, kept, sent) = (side.At(slot.Read), canonical.At(slot.Canonical), body.At(slot.Write));
            var isBlank = shown is null || shown.IsBlank && !slot.TakesBlank;
            tally.Compared++;
            if (kept is null && sent is not null)
                return $"read then write: {slot.Slot}: nothing was read, but {sent} is written";
            if (kept is not null && sent is null && !(kept.IsBlank && isBlank))
                return $"read then write: {slot.Slot}: {kept} was read, but nothing is written";
            if (kept is null || sent is null || isBlank || slot.Before.Any(path => side.At(path) is not null))
                continue;
            if (LawValues.VendorDifference(slot, shown!, sent) is { } difference)
                return $"read then write: {slot.Slot}: the vendor's {difference}";
        }
        var allowed = subject.Slots.Select(slot => PathOf(slot.Write)).Concat(subject.WriteOnly)
            .Concat(subject.Slots.Select(slot => slot.CurrencyTo?.Text).OfType<string>()).ToList();
        var strange = body.Leaves().FirstOrDefault(leaf => leaf.Length > 0 && !allowed.Exists(path => IsUnder(leaf, path)));
        return strange is null ? null : $"read then write: {strange} is written, which is neither two-way nor under \"write\"";
    }

    /// <summary>What was written and is read again is the same record.</summary>
    private static string? WriteThenRead(LawCase given, VendorSide side, CanonicalRecord record, LawTally tally)
    {
        var subject = given.Subject;
        var canonical = JsonTree.Parse(record.Json.Span);
        foreach (var (at, raw) in given.Canonical)
            canonical.Put(subject.Slots[at].Canonical.AsSpan(), raw is null ? null : JsonTree.Parse(raw));
        var context = side.Clone();
        LawCurrencies.Agree(subject, context, canonical);
        if (Write(subject, record, canonical, out var body, out var keys) is { } problem)
            return $"write then read: {problem}";
        if (body is null)
            return null;
        foreach (var other in subject.Slots.Where(slot => body.At(slot.Write) is not null).SelectMany(slot => slot.Others))
            context.Put(other, null);
        foreach (var slot in subject.Slots)
        {
            var sent = body.At(slot.Write);
            if (sent is not null || !slot.IsRequired)
                context.Put(slot.Read, sent is null ? null : AsRead(slot, sent));
            if (slot.CurrencyTo is { } beside && slot.CurrencyFrom is { } from && body.At(beside.Segments) is { } currency)
                context.Put(from, currency);
        }
        var again = subject.Reads.Read(context.Record(), context.Beside(), "main");
        // What was not written may have been wrong before, where no rule looked at it until another value went away.
        var written = subject.Slots.Where(slot => body.At(slot.Write) is not null).Select(slot => slot.Read.Pointer)
            .Concat(subject.Slots.Select(slot => slot.CurrencyFrom?.Pointer).OfType<string>()).ToList();
        // And a required field of which nothing was written may have lived by a place that another field took away.
        var withheld = subject.Slots.Where(slot => slot.IsRequired && body.At(slot.Write) is null && canonical.At(slot.Canonical) is null or { IsBlank: true })
            .Select(slot => slot.Slot).ToHashSet(StringComparer.Ordinal);
        if (!again.IsSuccess && again.Faults.All(fault => fault.Rule == "required" ? withheld.Contains(Field.Match(fault.Message).Groups[1].Value)
            : !written.Exists(path => fault.Path!.StartsWith(path, StringComparison.Ordinal))))
            return null;
        if (!again.IsSuccess)
            return $"write then read: what was written cannot be read: {Shown(again)}\nwritten {body}\nread {context.Main}";
        tally.ReadAgain++;
        var result = JsonTree.Parse(again.Value.Json.Span);
        foreach (var slot in subject.Slots)
        {
            var (kept, shown) = (canonical.At(slot.Canonical), result.At(slot.Canonical));
            tally.Compared++;
            if (kept is null || kept.IsBlank && !slot.TakesBlank)
            {
                var hasOther = slot.IsRequired || slot.Node.Find("default") is not null || slot.Others.Any(path => context.At(path) is not null);
                if (shown is not null && !hasOther)
                    return $"write then read: {slot.Slot}: nothing was written, but {shown} is read";
                continue;
            }
            if (shown is null)
                return $"write then read: {slot.Slot}: {kept} was written, but nothing is read\nwritten {body}";
            if (LawValues.CanonicalDifference(slot, kept, shown, keys, new(subject.Document, canonical)) is { } difference)
                return $"write then read: {slot.Slot}: {difference}\nwritten {body}";
        }
        return subject.TypedProblem?.Invoke(subject.Reads, context.Record(), context.Beside()) is { } typed ? $"typed: {typed}" : null;
    }

    /// <summary>Writes; what the vendor cannot take must be refused, all of it at once and nothing else, and is then left out of the record.</summary>
    private static string? Write(LawSubject subject, CanonicalRecord record, JsonTree canonical, out JsonTree? body, out LawKeys keys)
    {
        (body, var found) = (null, new LawKeys(subject.Document.Ends.System!));
        keys = found;
        keys.Add(canonical);
        var tables = new LawTables(subject.Document, canonical);
        var refused = subject.Slots.Where(slot => canonical.At(slot.Canonical) is { } value && LawValues.Refuses(slot, value, found, tables)).ToList();
        var outcome = subject.Writes.Write(record with { Json = canonical.ToUtf8() }, keys.Table);
        if (!outcome.IsSuccess)
        {
            var fields = outcome.Faults.Select(fault => Field.Match(fault.Message).Groups[1].Value).ToHashSet(StringComparer.Ordinal);
            if (fields.FirstOrDefault(field => !subject.WriteOnly.Contains(field) && refused.All(slot => slot.Slot != field)) is { } wrong)
                return $"{wrong} is refused, but the vendor can take it: {string.Join("; ", outcome.Faults)}\nrecord {canonical}";
            if (refused.Find(slot => !fields.Contains(slot.Slot)) is { } untold)
                return $"{untold.Slot} cannot be written, but only others are refused: {string.Join(", ", fields)}\nrecord {canonical}";
            // A part that is only written may refuse the whole record.
            if (fields.Overlaps(subject.WriteOnly))
                return null;
            foreach (var slot in refused)
                canonical.Put(slot.Canonical.AsSpan(), null);
            outcome = subject.Writes.Write(record with { Json = canonical.ToUtf8() }, keys.Table);
        }
        else if (refused.Count > 0)
        {
            return $"{refused[0].Slot}: {canonical.At(refused[0].Canonical)} must be refused, but is written as {Encoding.UTF8.GetString(outcome.Value.Span)}";
        }
        if (!outcome.IsSuccess)
            return $"without what is refused the record is refused still: {string.Join("; ", outcome.Faults)}\nrecord {canonical}";
        body = JsonTree.Parse(outcome.Value.Span);
        return null;
    }

    /// <summary>The elements of a list have their parts under the names of reading.</summary>
    private static JsonTree AsRead(LawSlot slot, JsonTree sent)
    {
        if (slot.Kind != "list" || slot.Parts.IsEmpty)
            return sent;
        var list = JsonTree.Parse("[]");
        foreach (var item in sent.Items!)
        {
            var element = JsonTree.Object();
            foreach (var part in slot.Parts)
            {
                if (item.At(part.Write) is { } value)
                    element.Put(part.Read.Segments.AsSpan(), AsRead(part, value));
                if (part.CurrencyTo is { } beside && part.CurrencyFrom is { } from)
                    element.Put(from.Segments.AsSpan(), item.At(beside.Segments));
            }
            list.Items!.Add(element);
        }
        return list;
    }

    private static bool IsUnder(string leaf, string path) =>
        leaf.StartsWith(path, StringComparison.Ordinal) && (leaf.Length == path.Length || leaf[path.Length] is '.' or '[');

    private static string PathOf(ImmutableArray<PathSegment> path) =>
        string.Concat(path.Select((step, at) => step.Index >= 0 ? $"[{step.Index}]" : at == 0 ? step.Name : $".{step.Name}"));

    private static IEnumerable<string> Places(ImmutableArray<Fault> faults) => faults.Select(fault => $"{fault.Kind} {fault.Path} {fault.Rule}").Order(StringComparer.Ordinal);

    private static string Shown(Outcome<CanonicalRecord> outcome) =>
        outcome.IsSuccess ? Encoding.UTF8.GetString(outcome.Value.Json.Span) : string.Join("; ", outcome.Faults);
}
