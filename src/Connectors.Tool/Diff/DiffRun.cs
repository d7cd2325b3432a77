using Connectors.Faults;

namespace Connectors.Tool;

/// <summary>Reads the recorded pages once, one at a time, and runs every pair of mappings over each record.</summary>
internal sealed class DiffRun(OfflineHouse house, DiffRequest request, IReadOnlyList<MappingPair> pairs)
{
    /// <summary>Under which name an adapter counts rows that name no object.</summary>
    public const string UnnamedRows = "suiteql";

    private const int FilesPerNote = 100;
    private const int MostNotes = 20;
    private readonly PairDiff[] _diffs = [.. pairs.Where(pair => !pair.IsSame && request.Concerns(pair)).Select(pair => new PairDiff(pair))];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private int _notes;
    private int _records;

    public async Task<DiffReport> ExecuteAsync(TextWriter errors, CancellationToken ct)
    {
        var owners = new PageOwners(house.Adapters, request, _diffs.Select(diff => diff.Pair));
        var runs = _diffs.Where(diff => !diff.Pair.IsDerivation)
            .ToLookup(diff => (System: diff.Pair.System!, Object: diff.Pair.Object!));
        var files = runs.Count == 0 ? [] : request.Against.SelectMany(PageFile.Find).ToArray();
        for (var index = 0; index < files.Length; index++)
        {
            ct.ThrowIfCancellationRequested();
            await ReadAsync(files[index], owners, runs, errors, ct);
            if ((index + 1) % FilesPerNote == 0)
                await errors.WriteLineAsync($"read {index + 1} of {files.Length} files, {_records} records");
        }

        if (_notes > MostNotes)
            await errors.WriteLineAsync($"note {_notes - MostNotes} more pages that were not used");
        return new(request, [.. _diffs], pairs.Count(pair => pair.IsSame), files.Length, _records);
    }

    private async Task ReadAsync(
        FileInfo file, PageOwners owners, ILookup<(string System, string Object), PairDiff> runs, TextWriter errors, CancellationToken ct)
    {
        var bodies = await PageFile.ReadAsync(file, ct);
        foreach (var fault in bodies.Faults)
            Note(errors, file, fault.Message);
        foreach (var body in bodies.IsSuccess ? bodies.Value : [])
        {
            ct.ThrowIfCancellationRequested();
            foreach (var (pages, system, vendorObject) in owners.Find(file.FullName, body, told => Note(errors, file, told)).ToArray())
            {
                try
                {
                    var page = PageFile.Slice(pages, file.Name, body, vendorObject);
                    _records += page.Records.Length;
                    foreach (var record in page.Records)
                    {
                        foreach (var diff in runs[(system, vendorObject)])
                            diff.Compare(record, page.Related);
                    }
                }
                catch (ConnectorException unreadable)
                {
                    Note(errors, file, unreadable.Message);
                }
            }
        }
    }

    private void Note(TextWriter errors, FileInfo file, string told)
    {
        var note = $"note {file.Name}: {told}";
        if (_told.Contains(note) || _notes++ >= MostNotes)
            return;
        _told.Add(note);
        errors.WriteLine(note);
    }
}
