namespace Connectors.Sandbox;

/// <summary>A query whose ids were fixed when it ran; the values of each page are read when the page is fetched.</summary>
/// <param name="Query">The query as parsed.</param>
/// <param name="Object">Canonical name of the object.</param>
/// <param name="Ids">All ids in the order of the result.</param>
/// <param name="WithDeleted">Whether it came from queryAll.</param>
/// <param name="PageSize">Rows per page.</param>
internal sealed record SalesforceSnapshot(SoqlQuery Query, string Object, IReadOnlyList<string> Ids, bool WithDeleted, int PageSize);
