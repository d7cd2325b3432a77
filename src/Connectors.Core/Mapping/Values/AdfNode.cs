using System.Runtime.InteropServices;

namespace Connectors.Mapping;

/// <summary>Where the parts of a node of a document lie; 0, where the document itself begins, is nowhere.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct AdfNode
{
    public AdfType Type;

    /// <summary>The value of <c>text</c> and what stands behind it.</summary>
    public int Text;
    public int TextEnd;

    /// <summary>The value of <c>attrs</c>.</summary>
    public int Attributes;

    /// <summary>The value of <c>content</c>.</summary>
    public int Content;

    /// <summary>Behind the node; not known yet of one whose content comes next.</summary>
    public int End;

    public readonly bool IsInline => Type is > AdfType.Other and < AdfType.Line;
}
