using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What the account grants; the whole limit is free for any integration.</summary>
internal static class NetSuiteGovernance
{
    public static NetSuiteReply Answer(NetSuiteCall call)
    {
        var limit = call.State.Concurrency.Limit;
        return NetSuiteReply.Single(new JsonObject
        {
            ["accountConcurrencyLimit"] = limit,
            ["accountUnallocatedConcurrencyLimit"] = limit,
            ["integrationConcurrencyLimit"] = limit,
            ["integrationLimitType"] = "accountSpecific",
        });
    }
}
