using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows;

/// <summary>The host's house once more, with seams of its own and everything that takes them made anew, for one execution. What was made here ends
/// here; what is the host's stays.</summary>
internal sealed class SideHouse : IAsyncDisposable
{
    private readonly List<object> _made = [];
    private readonly Lock _gate = new();
    private readonly ServiceProvider _services;

    public SideHouse(HousePlan plan, IServiceProvider host, IReadOnlyDictionary<Type, Func<IServiceProvider, object>> seams)
    {
        var services = new ServiceCollection();
        foreach (var part in plan.For([.. seams.Keys]).Where(part => !part.IsSeam))
        {
            ((ICollection<ServiceDescriptor>)services).Add(Copy(part, host));
        }

        foreach (var (type, make) in seams)
        {
            services.AddSingleton(type, make);
        }

        _services = services.BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A part that the host does not register by this name.</summary>
    public T Make<T>() => ActivatorUtilities.CreateInstance<T>(_services);

    /// <remarks>The container is left to the collector: it would take the host's services for its own and end them.</remarks>
    public async ValueTask DisposeAsync()
    {
        foreach (var made in Enumerable.Reverse(_made))
        {
            switch (made)
            {
                case IAsyncDisposable later: await later.DisposeAsync(); break;
                case IDisposable now: now.Dispose(); break;
            }
        }
    }

    private ServiceDescriptor Copy(HousePart part, IServiceProvider host)
    {
        var (service, type) = (part.Service, part.Service.ServiceType);
        if (service.ImplementationInstance is not null || type.IsGenericTypeDefinition || (part.IsOwn && service.ImplementationFactory is not null))
        {
            return service;
        }

        return part.IsOwn
            ? new(type, provider => Keep(ActivatorUtilities.CreateInstance(provider, service.ImplementationType!)), service.Lifetime)
            : new(type, _ => host.GetServices(type).ElementAt(part.Index)!, service.Lifetime);
    }

    private object Keep(object made)
    {
        lock (_gate)
        {
            _made.Add(made);
        }

        return made;
    }
}
