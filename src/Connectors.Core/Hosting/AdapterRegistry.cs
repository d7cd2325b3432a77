using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Hosting;

/// <summary>All adapters of the house, made on first use.</summary>
internal sealed class AdapterRegistry(IEnumerable<AdapterRegistration> registrations, IServiceProvider provider) : IAdapters
{
    private readonly FrozenDictionary<string, (AdapterRegistration Registration, Lazy<IAdapter> Adapter)> _adapters =
        registrations.ToFrozenDictionary(
        registration => registration.System,
        registration => (registration, new Lazy<IAdapter>(() => new RegisteredAdapter(registration, provider))),
        StringComparer.Ordinal);

    public ImmutableArray<string> Systems => [.. _adapters.Keys.Order(StringComparer.Ordinal)];

    public IAdapter For(string system) => Line(system).Adapter.Value;

    public AdapterParts PartsOf(string system) => Line(system).Registration.Parts(provider);

    private (AdapterRegistration Registration, Lazy<IAdapter> Adapter) Line(string system) => _adapters.TryGetValue(system, out var line)
        ? line
        : throw new ConnectorException(new(
            FaultKind.Configuration,
            $"No adapter is registered for '{system}'. Registered: {(_adapters.Count == 0 ? "none" : string.Join(", ", Systems))}. "
                + "Add it where AddConnectors is called, such as .AddKantata()."));
}
