using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Connectors.Adapters;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Hosting;

/// <summary>An adapter made of its registration: abilities and routes are read off the object classes, so that the descriptor cannot lie.</summary>
internal sealed class RegisteredAdapter : IAdapter
{
    private readonly FrozenDictionary<string, object> _objects;

    public RegisteredAdapter(AdapterRegistration registration, IServiceProvider provider)
    {
        _objects = registration.Objects.ToFrozenDictionary(line => line.Name, line => provider.GetRequiredService(line.Type), StringComparer.Ordinal);
        Pages = (IPageFormat)provider.GetRequiredService(registration.PagesType);
        Descriptor = new(registration.System, registration.ApiVersion, [.. registration.Objects.Select(Describe)]);
    }

    public AdapterDescriptor Descriptor { get; }

    public IPageFormat Pages { get; }

    public bool TryGet<TAbility>(string vendorObject, [NotNullWhen(true)] out TAbility? ability)
        where TAbility : class
    {
        ability = _objects.TryGetValue(vendorObject, out var instance) ? instance as TAbility : null;
        return ability is not null;
    }

    private ObjectDescriptor Describe(ObjectRegistration line)
    {
        var instance = _objects[line.Name];
        var abilities = Abilities.None
            | (instance is IRecordReader ? Abilities.Read : Abilities.None)
            | (instance is IRecordFinder ? Abilities.Find : Abilities.None)
            | (instance is IRecordWriter ? Abilities.Write : Abilities.None)
            | (instance is IRecordWriter { CanDelete: true } ? Abilities.Delete : Abilities.None)
            | (instance is IChangeFeed ? Abilities.Changes : Abilities.None)
            | (instance is IWebhookDecoder ? Abilities.Webhooks : Abilities.None)
            | (instance is IFieldCatalog ? Abilities.Fields : Abilities.None);
        var guarantee = instance is IRecordWriter writer ? writer.Guarantee : WriteGuarantee.None;
        return new(line.Name, line.Entity, abilities, guarantee, line.Documentation, Routes(line.Type));
    }

    private static ImmutableArray<VendorRoute> Routes(Type type) =>
    [
        .. type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .SelectMany(method => method.GetCustomAttributes<VendorRouteAttribute>())
            .Select(route => new VendorRoute(route.Method, route.Path))
            .Distinct(),
    ];
}
