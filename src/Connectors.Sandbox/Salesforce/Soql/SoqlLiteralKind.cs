namespace Connectors.Sandbox;

internal enum SoqlLiteralKind
{
    Null,
    String,
    Number,
    Boolean,
    Date,
    DateTime,

    /// <summary>A named span of days such as <c>LAST_N_DAYS:7</c>.</summary>
    Days,
}
