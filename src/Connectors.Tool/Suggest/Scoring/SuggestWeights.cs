using System.Text.Json;

namespace Connectors.Tool;

/// <summary>The numbers of <c>weights.json</c>: fitted by the tests on the training half of the labelled fields.</summary>
/// <param name="Evidence">By <see cref="Tool.Evidence"/>.</param>
/// <param name="Doubt">By <see cref="Tool.Doubt"/>.</param>
/// <param name="Slope">Calibration: the log odds are multiplied by it.</param>
/// <param name="Offset">Calibration: then this is added.</param>
/// <param name="Accept">Probability from which a proposal is called accepted.</param>
internal sealed record SuggestWeights(double[] Evidence, double[] Doubt, double Slope, double Offset, double Accept)
{
    private static readonly Lazy<SuggestWeights> Loaded = new(() =>
    {
        using var stream = SuggestFile.Open("weights.json");
        return Read(stream);
    });

    public static SuggestWeights Default => Loaded.Value;

    public static SuggestWeights Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var calibration = root.GetProperty("calibration");
        return new(
            Numbers<Evidence>(root.GetProperty("evidence")), Numbers<Doubt>(root.GetProperty("doubt")),
            calibration.GetProperty("slope").GetDouble(), calibration.GetProperty("offset").GetDouble(), root.GetProperty("accept").GetDouble());
    }

    private static double[] Numbers<T>(JsonElement part)
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => part.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(name)).GetDouble())];
}
