using System.Runtime.CompilerServices;

namespace Connectors.Sandbox;

/// <summary>Settings <c>requests</c> in <c>windowSeconds</c>: above it the vendor answers 429 without any header. Off without the setting.</summary>
internal static class KantataLimits
{
    private static readonly ConditionalWeakTable<SandboxAccount, Queue<long>> Windows = [];

    /// <summary>Whether a request still fits; counts it when it does.</summary>
    public static bool Admit(SandboxAccount account)
    {
        if (Number(account, "requests") is not { } permits)
        {
            return true;
        }

        var (time, window) = (TimeProvider.System, TimeSpan.FromSeconds(Number(account, "windowSeconds") ?? 1));
        var admitted = Windows.GetOrCreateValue(account);
        lock (admitted)
        {
            while (admitted.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= window)
            {
                admitted.Dequeue();
            }

            if (admitted.Count >= permits)
            {
                return false;
            }

            admitted.Enqueue(time.GetTimestamp());
            return true;
        }
    }

    private static int? Number(SandboxAccount account, string setting) =>
        account.Options.Settings.TryGetValue(setting, out var text) && int.TryParse(text, out var number) ? number : null;
}
