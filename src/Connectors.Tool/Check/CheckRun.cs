using System.Collections.Immutable;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Documents by themselves, then overlays over the mappings of all adapters and flows and over those documents. A document of the name of
/// a shipped one takes its place.</summary>
internal sealed class CheckRun(ImmutableArray<CheckedFile> files, MappingFunctions functions)
{
    private readonly List<Fault> _faults = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, MappingText> _good = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wrong = new(StringComparer.Ordinal);

    public CheckReport Execute()
    {
        foreach (var file in files.Where(file => !file.IsOverlay))
            Document(file.Text);
        var shipped = ShippedMappings.All.Where(pair => !_good.ContainsKey(pair.Key) && !_wrong.Contains(pair.Key)).Select(pair => pair.Value);
        var set = MappingSet.Load([.. shipped, .. _good.Values], functions);
        Keep(set.Faults);
        if (set.IsSuccess)
        {
            foreach (var stack in files.Where(file => file.IsOverlay).GroupBy(file => file.Stack, StringComparer.Ordinal))
                Stack(set.Value, [.. stack]);
        }

        var order = files.Select((file, index) => KeyValuePair.Create(file.Text.File, index)).ToDictionary(StringComparer.Ordinal);
        var sorted = _faults.Select(fault => (Fault: fault, Place: FaultPlace.Of(fault))).OrderBy(found => order.GetValueOrDefault(found.Place.File))
            .ThenBy(found => found.Place.Line).ThenBy(found => found.Place.Column).Select(found => found.Fault);
        return new([.. sorted], [.. _notes]);
    }

    private void Document(MappingText text)
    {
        var loaded = MappingSet.Load([text], functions);
        if (!loaded.IsSuccess)
        {
            Keep(loaded.Faults);
            if (CheckFiles.Member(text.Json, "mapping") is { } wrong)
                _wrong.Add(wrong);
        }
        else if (!_good.TryAdd(loaded.Value.Names[0], text))
        {
            Keep(MappingSet.Load([_good[loaded.Value.Names[0]], text], functions).Faults);
        }
    }

    /// <summary>Each folder that holds overlays is a tenant or a partner: its overlays are laid over those of the folders above it.</summary>
    private void Stack(MappingSet set, ImmutableArray<CheckedFile> overlays)
    {
        foreach (var folder in overlays.Select(overlay => overlay.Folder).DistinctBy(folder => string.Join('/', folder), StringComparer.Ordinal))
        {
            var layers = overlays.Where(overlay => overlay.HoldsFor(folder) && CanLie(overlay.Text)).Select(overlay => overlay.Text);
            Keep(set.Compile([.. layers]).Faults);
        }
    }

    private bool CanLie(MappingText overlay)
    {
        if (CheckFiles.Member(overlay.Json, "overlay") is not { } mapping || !_wrong.Contains(mapping))
            return true;
        var note = $"{overlay.File}: not laid over {mapping}, which has mistakes of its own; check again when they are gone.";
        if (!_notes.Contains(note))
            _notes.Add(note);
        return false;
    }

    private void Keep(ImmutableArray<Fault> faults) => _faults.AddRange(faults.Where(fault => !_faults.Contains(fault)));
}
