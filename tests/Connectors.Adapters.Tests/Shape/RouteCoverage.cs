using System.Reflection;
using System.Text;
using Connectors.Adapters;
using Connectors.Sandbox;

namespace Connectors.Adapters.Tests.Shape;

/// <summary>What an adapter says that it calls, against what the sandbox serves and what was called.</summary>
internal sealed class RouteCoverage(ShapeVendor vendor, IEnumerable<(string Object, VendorRoute Route)> said, IReadOnlyList<SandboxRoute> served)
{
    private readonly (string Object, VendorRoute Route)[] _said = [.. said.Distinct()];

    /// <summary>Every <see cref="VendorRouteAttribute"/> of an adapter's assembly; those of shared parts under the name of their class.</summary>
    public static IEnumerable<(string Object, VendorRoute Route)> Said(ShapeVendor vendor, AdapterHouse house)
    {
        var names = house.Objects.ToLookup(line => line.Type, line => line.Name);
        return
            from type in vendor.Assembly.GetTypes()
            from method in type.GetMethods(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            from route in method.GetCustomAttributes<VendorRouteAttribute>()
            from name in names[type].DefaultIfEmpty(type.Name)
            select (name, new VendorRoute(route.Method, route.Path));
    }

    /// <summary>The table.</summary>
    /// <param name="requests">What each object asked.</param>
    public IReadOnlyList<RouteLine> Lines(IReadOnlyDictionary<string, IReadOnlyList<RequestLogEntry>> requests) =>
    [
        .. _said.OrderBy(line => (line.Object, line.Route.Path, line.Route.Method)).Select(line => new RouteLine(
            vendor.Name,
            line.Object,
            line.Route.Method,
            line.Route.Path,
            served.Any(route => route.Method == line.Route.Method && RoutePath.IsPartOf(line.Route.Path, route.Template)),
            Of(requests, line.Object).Count(entry => entry.Status is >= 200 and < 300 && Meant(entry, line.Object) == line.Route))),
    ];

    /// <summary>Requests that neither the object nor a shared part names.</summary>
    /// <param name="requests">What each object asked.</param>
    public IReadOnlyList<string> Unnamed(IReadOnlyDictionary<string, IReadOnlyList<RequestLogEntry>> requests) =>
    [
        .. requests.SelectMany(asked => asked.Value
            .Where(entry => !RoutePath.IsOfTokens(PathOf(entry)) && Meant(entry, asked.Key) is null)
            .Select(entry => $"{vendor.Name} {asked.Key} called {entry.Method} {PathOf(entry)} ({entry.Status}), which no [VendorRoute] names"))
            .Distinct(),
    ];

    public static string Table(IEnumerable<RouteLine> lines) =>
        lines.Aggregate(new StringBuilder(), (text, line) => text.Append(line).Append('\n')).ToString();

    /// <summary>What a shared part calls may be called by any object.</summary>
    private static IEnumerable<RequestLogEntry> Of(IReadOnlyDictionary<string, IReadOnlyList<RequestLogEntry>> requests, string name) =>
        requests.TryGetValue(name, out var own) ? own : requests.Values.SelectMany(entries => entries);

    private VendorRoute? Meant(RequestLogEntry entry, string name) => _said
        .Where(line => line.Object == name || IsShared(line.Object))
        .Select(line => line.Route)
        .Where(route => route.Method == entry.Method && RoutePath.IsAddressOf(PathOf(entry), route.Path, vendor.Root))
        .MaxBy(route => RoutePath.Exactness(route.Path));

    private bool IsShared(string name) => vendor.Assembly.GetTypes().Any(type => type.Name == name);

    private static string PathOf(RequestLogEntry entry) => Uri.UnescapeDataString(entry.Path.Split('?')[0]);
}
