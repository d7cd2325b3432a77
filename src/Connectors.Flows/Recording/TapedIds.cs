using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>The host's ids, each kept.</summary>
internal sealed class TapedIds(IIdSource inner, StreamTape tape) : IIdSource
{
    public CanonicalId Next()
    {
        var id = inner.Next();
        tape.Id(id.Value);
        return id;
    }
}
