using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Tool;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>Writes <c>weights.json</c>.</summary>
internal static class WeightFile
{
    public static string Text(SuggestWeights weights, int fields)
    {
        var text = new StringBuilder("{\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"fitted\": \"by SuggestFitTests on {fields} labelled fields; what each number weighs is said in Evidence.cs and Doubt.cs\",\n");
        Part<Evidence>(text, "evidence", weights.Evidence);
        Part<Doubt>(text, "doubt", weights.Doubt);
        text.Append(CultureInfo.InvariantCulture, $"  \"calibration\": {{ \"slope\": {weights.Slope:0.000}, \"offset\": {weights.Offset:0.000} }},\n");
        return text.Append(CultureInfo.InvariantCulture, $"  \"accept\": {weights.Accept:0.00}\n}}\n").ToString();
    }

    private static void Part<T>(StringBuilder text, string name, double[] numbers)
        where T : struct, Enum
    {
        var rows = Enum.GetNames<T>().Zip(numbers)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"    \"{JsonNamingPolicy.CamelCase.ConvertName(pair.First)}\": {pair.Second:0.000}"));
        text.Append(CultureInfo.InvariantCulture, $"  \"{name}\": {{\n{string.Join(",\n", rows)}\n  }},\n");
    }
}
