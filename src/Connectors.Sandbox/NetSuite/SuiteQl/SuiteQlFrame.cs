namespace Connectors.Sandbox;

/// <summary>One combination of rows while a query runs; a row is null where a left join found nothing, or is not joined yet.</summary>
internal readonly record struct SuiteQlFrame(SuiteQlScope Scope, ISuiteQlRow?[] Rows, int RowNumber);
