namespace Connectors.Crash.Tests.Lanes;

/// <summary>A message: the number-th of its key.</summary>
internal readonly record struct LaneMessage(string Tenant, string Lane, string Key, int Number)
{
    public string Record => $"{Tenant}/{Lane}/{Key}";
}
