namespace Connectors.Http;

/// <summary>What happens to a connection after an answer.</summary>
internal enum RawEnd
{
    KeepAlive = 0,
    Close,
    Reset,
    Silence,
}
