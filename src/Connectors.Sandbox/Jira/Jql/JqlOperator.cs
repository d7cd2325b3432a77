namespace Connectors.Sandbox;

/// <summary>Operators of conditions.</summary>
internal enum JqlOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Like,
    NotLike,
    In,
    NotIn,
    Is,
    IsNot,
}
