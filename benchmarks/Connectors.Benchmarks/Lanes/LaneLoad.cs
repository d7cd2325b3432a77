using System.Globalization;
using System.Text;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Benchmarks;

/// <summary>Messages of many tenants, one lane each. Messages of a tenant are about a few records and numbered.</summary>
/// <param name="Tenants">How many tenants.</param>
/// <param name="Each">Messages of each tenant.</param>
/// <param name="OfFirst">Messages of the first tenant, where it has more than the others.</param>
internal sealed record LaneLoad(int Tenants, int Each, int? OfFirst = null)
{
    private const int Records = 4;
    private const int AtOnce = 1_000;

    public int Messages => Each * (Tenants - 1) + (OfFirst ?? Each);

    /// <summary>Puts all of it in: the first tenant's comes first.</summary>
    public async Task FillAsync(IStateStore store)
    {
        var noisy = Enumerable.Range(0, OfFirst ?? Each).Select(number => Message(0, number));
        var others = Enumerable.Range(0, Each).SelectMany(number => Enumerable.Range(1, Tenants - 1).Select(tenant => Message(tenant, number)));
        foreach (var part in noisy.Concat(others).Chunk(AtOnce))
            await store.CommitAsync(part);
    }

    public int MessagesOf(int tenant) => tenant == 0 ? OfFirst ?? Each : Each;

    public static TenantId Tenant(int number) => new($"t{number:D4}");

    public static int NumberOf(WorkItem item) => int.Parse(Encoding.ASCII.GetString(item.Payload.Span), CultureInfo.InvariantCulture);

    private static StateChange Message(int tenant, int number) => new StateChange.Enqueue(new(
        new(Tenant(tenant), "messages"), $"r{number % Records}", "message", Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture))));
}
