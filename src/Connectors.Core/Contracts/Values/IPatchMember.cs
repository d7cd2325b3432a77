namespace Connectors.Contracts;

/// <summary>What every <see cref="Opt{T}"/> can be asked without knowing its type.</summary>
internal interface IPatchMember
{
    bool IsMentioned { get; }
}
