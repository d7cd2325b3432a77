namespace Connectors.Sandbox;

/// <summary>What stands right of an operator.</summary>
internal abstract record JqlOperand
{
    private JqlOperand()
    {
    }

    /// <summary>A value; a number is one that was not quoted.</summary>
    public sealed record Value(string Text, bool IsQuoted) : JqlOperand;

    public sealed record List(IReadOnlyList<JqlOperand> Items) : JqlOperand;

    public sealed record Function(string Name, IReadOnlyList<string> Arguments) : JqlOperand;

    /// <summary><c>EMPTY</c> or <c>NULL</c>.</summary>
    public sealed record Empty : JqlOperand;
}
