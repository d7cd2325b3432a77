namespace Connectors.Sandbox;

internal enum NetSuiteFieldKind
{
    Text,
    Number,
    Whole,
    Flag,

    /// <summary>A date without time: 2026-11-20.</summary>
    Day,

    /// <summary>A time in UTC with whole seconds: 2026-11-20T17:32:28Z.</summary>
    Moment,

    /// <summary>Another record.</summary>
    Reference,

    /// <summary>An entry of a fixed list; an object with id and name unless simpleEnumFormat is asked for.</summary>
    Choice,

    /// <summary>A sublist.</summary>
    Lines,

    /// <summary>A subrecord, which lives only inside its parent.</summary>
    Part,
}
