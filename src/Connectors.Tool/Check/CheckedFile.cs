using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>A file to be checked.</summary>
/// <param name="Text">Its contents, named as messages name it.</param>
/// <param name="IsOverlay">Whether it is laid over a mapping; else it is one.</param>
/// <param name="Stack">What its overlays are laid over each other with: the folder that was named, or the files that were named one by one.</param>
/// <param name="Folder">Its folder under the stack, in steps: one for each partner and the tenant.</param>
internal sealed record CheckedFile(MappingText Text, bool IsOverlay, string Stack, string[] Folder)
{
    /// <summary>Whether it holds for a tenant whose overlays lie in a folder.</summary>
    public bool HoldsFor(string[] folder) => Folder.Length <= folder.Length && Folder.AsSpan().SequenceEqual(folder.AsSpan(0, Folder.Length));
}
