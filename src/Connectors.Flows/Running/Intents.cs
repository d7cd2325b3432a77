using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Intents as typed state.</summary>
internal static class Intents
{
    public static string KeyOf(Intent intent) => $"{intent.RunId}/{intent.Step}";

    /// <summary>The change that stores an intent. What is in doubt is found by index, with the time since when.</summary>
    public static StateChange Put(TenantId tenant, Intent intent, DateTimeOffset now)
    {
        var isInDoubt = intent.State == IntentState.InDoubt;
        return FlowSets.Set(
            tenant, FlowSets.Intent, KeyOf(intent), intent, FlowJson.Default.Intent, isInDoubt ? now : null,
            isInDoubt ? [FlowSets.InDoubt] : []);
    }
}
