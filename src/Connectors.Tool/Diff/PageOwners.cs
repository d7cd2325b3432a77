using Connectors.Adapters;
using Connectors.Faults;

namespace Connectors.Tool;

/// <summary>Whose page a body is, and of which objects: pages name neither their vendor nor, at NetSuite, their table.</summary>
internal sealed class PageOwners
{
    private readonly IAdapters _adapters;
    private readonly DiffRequest _request;
    private readonly ILookup<string, string> _objects;

    /// <param name="adapters">The vendors.</param>
    /// <param name="request">What was asked: it may name vendor and object.</param>
    /// <param name="pairs">The mappings that are compared: no others need a page.</param>
    public PageOwners(IAdapters adapters, DiffRequest request, IEnumerable<MappingPair> pairs)
    {
        (_adapters, _request) = (adapters, request);
        _objects = pairs.Where(pair => !pair.IsDerivation).ToLookup(pair => pair.System!, pair => pair.Object!, StringComparer.Ordinal);
    }

    /// <summary>What lies in a body.</summary>
    /// <param name="file">Its path: a folder of it that is named as a vendor or an object tells whose it is.</param>
    /// <param name="body">The body.</param>
    /// <param name="note">Told what cannot be used, and what would help.</param>
    public IEnumerable<(IPageFormat Pages, string System, string Object)> Find(string file, ReadOnlyMemory<byte> body, Action<string> note)
    {
        var steps = file.Split(Path.DirectorySeparatorChar);
        var named = _request.Adapter ?? Array.FindLast(steps[..^1], step => _adapters.Systems.Contains(step));
        if (PageFile.IsCsv(file))
            return Rows(file, named, note);
        if (named is not null)
            return _objects.Contains(named) ? Of(named, file, body, note) : [];
        var claims = _objects.Select(group => (System: group.Key, Found: Of(group.Key, file, body, _ => { }).ToArray()))
            .Where(claim => claim.Found.Length > 0).ToArray();
        if (claims.Length > 1)
            note($"may be of {string.Join(" or ", claims.Select(claim => claim.System))}: name --adapter, or put it into a folder of that name");
        return claims.Length == 1 ? claims[0].Found : [];
    }

    /// <summary>Rows of a bulk answer say nothing of what they are: the question, or the folders, must name it.</summary>
    private IEnumerable<(IPageFormat Pages, string System, string Object)> Rows(string file, string? system, Action<string> note)
    {
        var told = system is null ? null : _objects[system].FirstOrDefault(one => one == _request.Object || IsNamed(file, one));
        if (told is null)
            note("is CSV and does not say what its rows are: name --adapter and --object");
        return told is null ? [] : [(_adapters.For(system!).Pages, system!, told)];
    }

    /// <summary>Whether the file or a folder around it bears the name of an object.</summary>
    private static bool IsNamed(string file, string vendorObject) => file.Split(Path.DirectorySeparatorChar)
        .Any(step => string.Equals(step.Split('.', '_', '-')[0], vendorObject, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<(IPageFormat Pages, string System, string Object)> Of(
        string system, string file, ReadOnlyMemory<byte> body, Action<string> note)
    {
        var pages = _adapters.For(system).Pages;
        IReadOnlyDictionary<string, int> counts;
        try
        {
            counts = pages.Count(body);
        }
        catch (ConnectorException unreadable)
        {
            note(unreadable.Message);
            return [];
        }

        var objects = _objects[system].Distinct(StringComparer.Ordinal).ToArray();
        var held = objects.Where(one => counts.Any(count => count.Value > 0 && string.Equals(count.Key, one, StringComparison.OrdinalIgnoreCase)));
        if (counts.GetValueOrDefault(DiffRun.UnnamedRows) > 0)
        {
            // Rows without a type are of the object that was asked for, or that the file or a folder around it is named after.
            var told = objects.Length == 1 && _request.Object is not null ? objects[0] : objects.FirstOrDefault(one => IsNamed(file, one));
            if (told is null)
                note($"holds rows that name no object: name --object, or put it into a folder named {string.Join(" or ", objects)}");
            else
                held = held.Append(told).Distinct(StringComparer.Ordinal);
        }

        return held.Select(one => (pages, system, one));
    }
}
