namespace Connectors.Benchmarks;

/// <summary>The parts of a code.</summary>
internal struct CodedFields
{
    public Field Code;
    public Field Raw;
    public Field System;
}
