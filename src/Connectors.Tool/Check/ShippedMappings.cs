using System.Collections.Frozen;
using Connectors.Flows;
using Connectors.Hosting;
using Connectors.Jira;
using Connectors.Kantata;
using Connectors.Mapping;
using Connectors.NetSuite;
using Connectors.Salesforce;
using Connectors.Workday;

namespace Connectors.Tool;

/// <summary>The mappings that lie in the packages of adapters and flows, by name.</summary>
internal static class ShippedMappings
{
    private static readonly Type[] Packages =
    [
        typeof(JiraOptions), typeof(KantataOptions), typeof(NetSuiteOptions), typeof(SalesforceOptions), typeof(WorkdayOptions), typeof(FlowCatalog),
    ];

    public static FrozenDictionary<string, MappingText> All { get; } = Packages
        .SelectMany(package => EmbeddedMappings.Of(package.Assembly))
        .ToFrozenDictionary(text => CheckFiles.Member(text.Json, "mapping")!, StringComparer.Ordinal);
}
