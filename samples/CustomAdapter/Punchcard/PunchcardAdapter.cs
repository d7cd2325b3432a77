using Connectors.Hosting;
using CustomAdapter.Punchcard;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Punchcard to the house: the verb that a host calls, and the adapter's table of contents.</summary>
internal static class PunchcardAdapter
{
    public const string System = "punchcard";

    public static IConnectorsBuilder AddPunchcard(this IConnectorsBuilder builder) => builder.AddAdapter(System, "v2", Define);

    private static void Define(IAdapterBuilder adapter) => adapter
        .Hosts<PunchcardHosts>()
        .Authenticate<PunchcardAuthenticator>()
        .Faults<PunchcardFaults>()
        .Budgets<PunchcardBudgets>()
        .Pages<PunchcardPages>()
        .Object<Punches>("punches", "https://punchcard.example/docs/v2/punches", entity: "timeEntry")
        .MappingsFrom(typeof(PunchcardAdapter).Assembly);
}
