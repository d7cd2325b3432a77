using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

/// <summary>Generated metadata of the classes that mirror the vendors' pages.</summary>
[JsonSerializable(typeof(PocoOpportunityPage))]
[JsonSerializable(typeof(PocoTimeEntryPage))]
[JsonSerializable(typeof(PocoInvoicePage))]
[JsonSerializable(typeof(PocoIssuePage))]
internal sealed partial class PocoJson : JsonSerializerContext;
