using System.Collections.Immutable;

namespace Connectors.Tool;

/// <summary>What is lost, by its stable names.</summary>
internal static class LossWords
{
    public static ImmutableArray<string> Of(Loss losses) =>
    [
        .. Enum.GetValues<Loss>().Where(loss => loss != Loss.None && losses.HasFlag(loss)).Select(loss => loss.ToString().ToLowerInvariant()),
    ];
}
