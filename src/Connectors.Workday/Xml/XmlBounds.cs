using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>How large, deep and crowded an answer may be. Real answers stay far below; what is above is refused before anything is built of
/// it.</summary>
internal static class XmlBounds
{
    /// <summary>Elements inside each other; workers with all parts reach about 20. Arrays double it in JSON, where 64 is the bound.</summary>
    public const int Depth = 32;

    public const int Elements = 2_000_000;
    public const int Attributes = 64;

    /// <summary>Bytes of one tag with all its attributes.</summary>
    public const int Tag = 64 * 1024;

    /// <summary>Bytes of one text.</summary>
    public const int Text = 1024 * 1024;

    /// <summary>Elements of one record.</summary>
    public const int RecordElements = 200_000;

    public static ConnectorException Exceeded(string what, long at) => new(new Fault(
        FaultKind.LimitExceeded, $"Workday's answer {what} (byte {at}): it is not read.") { Rule = "xml-bounds" });

    public static ConnectorException Refused(string what, long at) => new(new Fault(
        FaultKind.VendorDefect, $"Workday's answer {what} (byte {at}): it is not read.") { Rule = "xml" });
}
