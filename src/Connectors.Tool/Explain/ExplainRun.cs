using System.Collections.Immutable;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Finds the record in the pages and asks its mapping, or the derivation that starts from it.</summary>
internal sealed class ExplainRun(OfflineHouse house, ExplainRequest request, TextWriter errors)
{
    /// <returns>Null when the record does not lie in the pages.</returns>
    /// <exception cref="ConnectorException">Vendor, object or derivation do not exist.</exception>
    public async Task<ExplainReport?> ExecuteAsync(CancellationToken ct)
    {
        var mapping = house.Mappings.Inbound(request.Adapter, request.Object);
        if (await FindAsync(request.Object, request.Id, ct) is not var (record, related))
            return null;
        var read = mapping.Read(record, related, OfflineHouse.Connection);
        if (request.Derivation is null)
        {
            return new(request.Adapter, record.Key.ToString(), mapping,
                Fields(mapping.ExplainAll(record, related, OfflineHouse.Connection),
                    field => mapping.Explain(record, related, OfflineHouse.Connection, field)),
                read.Faults);
        }

        if (!read.IsSuccess)
            throw new ConnectorException(new Fault(FaultKind.SourceInvalid,
                $"{record.Key} is refused, nothing can be derived from it: {string.Join("; ", read.Faults)}"));
        return await DeriveAsync(house.Mappings.Derivation(request.Derivation), read.Value, ct);
    }

    private async Task<ExplainReport> DeriveAsync(CompiledMapping derivation, CanonicalRecord read, CancellationToken ct)
    {
        if (derivation.SourceEntity != read.Entity)
        {
            throw new ConnectorException(new Fault(
                FaultKind.Configuration,
                    $"{derivation.Name} starts from {derivation.SourceEntity}, {request.Object} is {read.Entity}: choose another object."));
        }

        var source = derivation.Collects ? CanonicalCollection.Of([read]) : read;
        var beside = new Dictionary<string, CanonicalRecord>(StringComparer.Ordinal);
        foreach (var need in derivation.Needs(source))
        {
            // What the flow would fetch is taken from the same pages when it lies there.
            if (house.Mappings.TryInbound(need.Key.System, need.Key.Object, out var mapping)
                && await FindAsync(need.Key.Object, need.Key.Value, ct) is var (record, related)
                && mapping.Read(record, related, OfflineHouse.Connection) is { IsSuccess: true } found)
                beside[need.Name] = found.Value;
            else
                await errors.WriteLineAsync($"note {need.Name}: no {need.Key.Object} '{need.Key.Value}' lies in {request.Input}");
        }

        return new("canonical", $"{read.Entity} {read.Source.System} {read.Source.Object}/{read.Source.Id}", derivation,
            Fields(derivation.ExplainAll(source, beside), field => derivation.Explain(source, beside, field)),
                derivation.Derive(source, beside).Faults);
    }

    /// <summary>All, or the one that was asked for; of an object those inside it.</summary>
    private ImmutableArray<MappingExplanation> Fields(IEnumerable<MappingExplanation> all, Func<string, MappingExplanation> explain)
    {
        if (request.Field is null)
            return [.. all];
        var one = explain(request.Field);
        return one.Cause != AbsenceCause.MadeOfFields ? [one]
            : [.. all.Where(field => field.TargetPath.StartsWith(request.Field.TrimEnd('/') + "/", StringComparison.Ordinal))];
    }

    private async Task<(VendorRecord Record, RelatedRecords Related)?> FindAsync(string vendorObject, string id, CancellationToken ct)
    {
        var pages = house.Adapters.For(request.Adapter).Pages;
        foreach (var file in PageFile.Find(request.Input))
        {
            ct.ThrowIfCancellationRequested();
            var bodies = await PageFile.ReadAsync(file, ct);
            foreach (var fault in bodies.Faults)
                await errors.WriteLineAsync($"note {fault}");
            foreach (var body in bodies.IsSuccess ? bodies.Value : [])
            {
                try
                {
                    var page = PageFile.Slice(pages, file.Name, body, vendorObject);
                    if (page.Records.FirstOrDefault(record => record.Key.Id == id) is { } record)
                        return (record, page.Related);
                }
                catch (ConnectorException unreadable)
                {
                    // What is no page is told and passed over.
                    await errors.WriteLineAsync($"note {file.Name}: {unreadable.Message}");
                }
            }
        }

        return null;
    }
}
