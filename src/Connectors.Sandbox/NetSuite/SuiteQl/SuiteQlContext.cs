namespace Connectors.Sandbox;

/// <summary>What a query sees of its account besides the tables.</summary>
/// <param name="Parameters">The bound values, in the order of the question marks.</param>
/// <param name="DateFormat">Mask that moments are shown in and texts are read by where the query names none.</param>
/// <param name="TimeZoneName">The answer to SESSIONTIMEZONE.</param>
/// <param name="Now">The account's wall clock.</param>
internal sealed record SuiteQlContext(IReadOnlyList<SuiteQlValue> Parameters, string DateFormat, string TimeZoneName, DateTime Now);
