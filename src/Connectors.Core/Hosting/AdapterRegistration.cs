using System.Reflection;
using Connectors.Adapters;
using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Hosting;

/// <summary>What an adapter's table of contents said.</summary>
internal sealed class AdapterRegistration(string system, string apiVersion, IServiceCollection services) : IAdapterBuilder
{
    private readonly List<ObjectRegistration> _objects = [];
    private readonly List<Assembly> _mappings = [];
    private Type? _authenticator;
    private Type? _faults;
    private Type? _budgets;
    private Type? _hosts;
    private Type? _pages;

    public string System { get; } = system;

    public string ApiVersion { get; } = apiVersion;

    public IReadOnlyList<ObjectRegistration> Objects => _objects;

    public IReadOnlyList<Assembly> Mappings => _mappings;

    public Type PagesType => _pages ?? throw Missing("Pages");

    public IAdapterBuilder Authenticate<TAuthenticator>()
        where TAuthenticator : class, IRequestAuthenticator => Keep<TAuthenticator>(out _authenticator);

    public IAdapterBuilder Faults<TFaults>()
        where TFaults : class, IFaultReader => Keep<TFaults>(out _faults);

    public IAdapterBuilder Budgets<TBudgets>()
        where TBudgets : class, IBudgetRules => Keep<TBudgets>(out _budgets);

    public IAdapterBuilder Hosts<THosts>()
        where THosts : class, IVendorHosts => Keep<THosts>(out _hosts);

    public IAdapterBuilder Pages<TPages>()
        where TPages : class, IPageFormat => Keep<TPages>(out _pages);

    public IAdapterBuilder Uses<TPart>()
        where TPart : class => Keep<TPart>(out _);

    public IAdapterBuilder Object<TObject>(string name, string documentation, string? entity = null)
        where TObject : class
    {
        _objects.Add(new(name, entity, new Uri(documentation), typeof(TObject)));
        return Keep<TObject>(out _);
    }

    public IAdapterBuilder MappingsFrom(Assembly assembly)
    {
        _mappings.Add(assembly);
        return this;
    }

    /// <summary>The parts that the HTTP pipeline needs of this adapter.</summary>
    public AdapterParts Parts(IServiceProvider provider) => new(
        (IRequestAuthenticator)provider.GetRequiredService(_authenticator ?? throw Missing("Authenticate")),
        (IFaultReader)provider.GetRequiredService(_faults ?? throw Missing("Faults")),
        (IBudgetRules)provider.GetRequiredService(_budgets ?? throw Missing("Budgets")),
        (IVendorHosts)provider.GetRequiredService(_hosts ?? throw Missing("Hosts")));

    /// <summary>Which parts were forgotten, so that the start-up check can name all of them.</summary>
    public IEnumerable<string> MissingParts() =>
        new (string Name, Type? Type)[] { ("Authenticate", _authenticator), ("Faults", _faults), ("Budgets", _budgets), ("Hosts", _hosts),
            ("Pages", _pages) }
            .Where(part => part.Type is null)
            .Select(part => part.Name);

    private AdapterRegistration Keep<TPart>(out Type type)
        where TPart : class
    {
        type = typeof(TPart);
        services.AddSingleton<TPart>();
        return this;
    }

    private InvalidOperationException Missing(string part) =>
        new($"The adapter '{System}' lacks {part}: call {part}<...>() in its definition.");
}
