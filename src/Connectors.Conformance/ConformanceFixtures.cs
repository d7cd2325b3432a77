using System.Reflection;

namespace Connectors.Conformance;

/// <summary>Tells which suites a store was not put to, so that one that is added here is not forgotten elsewhere.</summary>
public static class ConformanceFixtures
{
    /// <summary>Names of the suites that no test class of an assembly derives for a store.</summary>
    /// <typeparam name="TStore">The store.</typeparam>
    /// <param name="assembly">The assembly of the tests.</param>
    public static IEnumerable<string> Missing<TStore>(Assembly assembly)
        where TStore : StoreUnderTest, new()
    {
        var derived = assembly.GetTypes().Where(type => !type.IsAbstract).Select(type => type.BaseType).ToHashSet();
        return typeof(ConformanceFixtures).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: true, IsGenericTypeDefinition: true } && type.Name.Contains("Conformance", StringComparison.Ordinal))
            .Where(suite => !derived.Contains(suite.MakeGenericType(typeof(TStore))))
            .Select(suite => suite.Name.Split('`')[0]);
    }
}
