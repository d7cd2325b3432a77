using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>The codes of a closed list as canonical JSON spells them, by their numbers.</summary>
internal sealed class CodeNames<TCode>
    where TCode : struct, Enum
{
    private readonly JsonEncodedText[] _names =
        [.. Enum.GetValues<TCode>().Select(code => Names.Of(JsonNamingPolicy.CamelCase.ConvertName(code.ToString())))];

    public JsonEncodedText this[TCode code] => _names[System.Runtime.CompilerServices.Unsafe.As<TCode, int>(ref code)];
}
