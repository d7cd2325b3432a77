using System.Runtime.CompilerServices;

namespace Connectors.Exchange;

/// <summary>Where a field begins, with one bit beside it: whether the field, quotes and all, is no JSON text as it stands.</summary>
internal static class CsvPlace
{
    private const int Other = int.MinValue;

    public static int Of(int at, bool isJson) => isJson ? at : at | Other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int At(int place) => place & ~Other;

    public static bool IsJson(int place) => place >= 0;
}
