using System.Collections.Concurrent;
using Connectors.Adapters;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows;

/// <summary>What of the host's services has to be made anew for an execution that gets seams of its own: whoever takes a seam, or takes someone who
/// does. Everything else is the host's.</summary>
internal sealed class HousePlan(IServiceCollection services)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<HousePart>> _parts = new(StringComparer.Ordinal);

    /// <summary>The parts of a house with other seams, in the order of registration.</summary>
    public ImmutableArray<HousePart> For(IReadOnlyCollection<Type> seams) =>
        _parts.GetOrAdd(string.Join(' ', seams.Select(seam => seam.FullName).Order(StringComparer.Ordinal)), _ => Plan(seams));

    /// <summary>Types of options that the renewed parts take.</summary>
    public ImmutableArray<Type> OptionsOf(IReadOnlyCollection<Type> seams) =>
    [
        .. For(seams).Where(part => part.IsOwn).SelectMany(part => Needs(part.Service)).Where(IsOptions)
            .Select(type => type.GenericTypeArguments[0]).Distinct(),
    ];

    private ImmutableArray<HousePart> Plan(IReadOnlyCollection<Type> seams)
    {
        // A type that is asked for through a line of code is renewed with what stands behind it.
        var touched = new HashSet<Type>(seams) { typeof(IServiceProvider), typeof(IAdapters), typeof(ITenants) };
        var own = new HashSet<ServiceDescriptor>();
        for (var before = -1; before != own.Count;)
        {
            before = own.Count;
            foreach (var service in services.Where(service => !own.Contains(service) && !seams.Contains(service.ServiceType)))
            {
                if (IsAlias(service) || (IsRenewable(service) && Needs(service).Any(need => touched.Contains(Item(need)))))
                {
                    own.Add(service);
                    touched.Add(service.ServiceType);
                }
            }
        }

        var counts = new Dictionary<Type, int>();
        return
        [
            .. services.Where(service => !service.IsKeyedService).Select(service =>
            {
                var index = counts.GetValueOrDefault(service.ServiceType);
                counts[service.ServiceType] = index + 1;
                return new HousePart(service, index, own.Contains(service), seams.Contains(service.ServiceType));
            }),
        ];
    }

    private static bool IsAlias(ServiceDescriptor service) => !service.IsKeyedService && service.ImplementationFactory is not null
        && (service.ServiceType == typeof(IAdapters) || service.ServiceType == typeof(ITenants));

    private static bool IsRenewable(ServiceDescriptor service) =>
        !service.IsKeyedService && service.ImplementationType is { IsGenericTypeDefinition: false } type
        && !typeof(ILivesWithProcess).IsAssignableFrom(type)
        && !(type.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) ?? false);

    private static IEnumerable<Type> Needs(ServiceDescriptor service) => service.IsKeyedService ? []
        : service.ImplementationType?.GetConstructors().SelectMany(made => made.GetParameters()).Select(need => need.ParameterType) ?? [];

    private static Type Item(Type need) =>
        need.IsGenericType && need.GetGenericTypeDefinition() == typeof(IEnumerable<>) ? need.GenericTypeArguments[0] : need;

    private static bool IsOptions(Type need) =>
        need.IsGenericType && need.GetGenericTypeDefinition() == typeof(Microsoft.Extensions.Options.IOptions<>);
}
