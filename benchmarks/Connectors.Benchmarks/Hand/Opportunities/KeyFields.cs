namespace Connectors.Benchmarks;

/// <summary>The key of a reference.</summary>
internal struct KeyFields
{
    public Field System;
    public Field Connection;
    public Field Object;
    public Field Value;
}
