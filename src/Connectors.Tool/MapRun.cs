using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>File by file, page by page, record by record: what maps goes to the output, what does not is named, nothing stops the rest.</summary>
internal sealed class MapRun(OfflineHouse house, MapRequest request)
{
    private int _mapped;
    private int _refused;

    public async Task<int> ExecuteAsync(Stream output, TextWriter errors, CancellationToken ct)
    {
        var pages = house.Adapters.For(request.Adapter).Pages;
        var mapping = house.Mappings.Inbound(request.Adapter, request.Object);
        IRecordOutput records = request.Format == "table" ? new TableOutput(output) : new JsonLinesOutput(output);
        var root = Path.GetFullPath(request.Input);
        foreach (var file in PageFile.Find(root))
        {
            ct.ThrowIfCancellationRequested();
            var name = Directory.Exists(root) ? Path.GetRelativePath(root, file.FullName) : file.Name;
            var bodies = await PageFile.ReadAsync(file, ct);
            if (!bodies.IsSuccess)
            {
                await RefuseAsync(errors, name, request.Object, bodies.Faults);
                continue;
            }

            if (bodies.Value.Count == 0)
            {
                await errors.WriteLineAsync($"note {name}: empty, nothing to map");
            }

            for (var index = 0; index < bodies.Value.Count; index++)
            {
                var place = bodies.Value.Count == 1 ? name : $"{name}#{index + 1}";
                await MapAsync(pages, mapping, records, errors, file, place, bodies.Value[index]);
            }
        }

        await records.EndAsync(ct);
        await errors.WriteLineAsync($"mapped {_mapped}, refused {_refused}");
        return _refused == 0 ? ExitCodes.Done : ExitCodes.SomeRefused;
    }

    private async Task MapAsync(
        IPageFormat pages, CompiledMapping mapping, IRecordOutput records, TextWriter errors, FileInfo source, string file, ReadOnlyMemory<byte> body)
    {
        VendorPage page;
        try
        {
            page = PageFile.Slice(pages, source.Name, body, request.Object);
            if (page.Records.IsEmpty && PageFile.IsCsv(source.Name))
            {
                await errors.WriteLineAsync($"note {file}: no {request.Object}; it holds no rows");
            }
            else if (page.Records.IsEmpty)
            {
                await AccountForOthersAsync(pages, errors, file, body);
            }
        }
        catch (ConnectorException unreadable)
        {
            const string WayOut = "Fetch it again, or take it out of the input; the other pages go on.";
            await RefuseAsync(errors, file, request.Object, [unreadable.Fault with { Message = $"{unreadable.Fault.Message} {WayOut}" }]);
            return;
        }

        foreach (var record in page.Records)
        {
            var outcome = mapping.Read(record, page.Related, OfflineHouse.Connection);
            if (outcome.IsSuccess)
            {
                _mapped++;
                await records.WriteAsync(outcome.Value);
            }
            else
            {
                await RefuseAsync(errors, file, record.Key.ToString(), outcome.Faults);
            }
        }
    }

    /// <summary>Says what else lies in a page that holds none of the wanted records, so that nobody wonders where it went.</summary>
    private async Task AccountForOthersAsync(IPageFormat pages, TextWriter errors, string file, ReadOnlyMemory<byte> body)
    {
        var others = pages.Count(body).Where(pair => pair.Value > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Value} {pair.Key}").ToArray();
        await errors.WriteLineAsync($"note {file}: no {request.Object}; it holds {(others.Length == 0 ? "no records" : string.Join(", ", others))}");
    }

    private async Task RefuseAsync(TextWriter errors, string file, string record, IEnumerable<Fault> faults)
    {
        _refused++;
        foreach (var fault in faults)
        {
            var value = $"{fault.Path ?? "/"} ({fault.ValueClass ?? "no value"}, rule {fault.Rule ?? "page"})";
            await errors.WriteLineAsync($"refused {file} {record} {value}: {fault.Message}");
        }
    }
}
