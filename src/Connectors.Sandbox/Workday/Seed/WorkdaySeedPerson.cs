namespace Connectors.Sandbox;

/// <summary>Somebody who is in a tenant from the start.</summary>
/// <param name="Id">Employee or contingent worker id.</param>
/// <param name="First">First name, invented.</param>
/// <param name="Last">Last name, invented.</param>
/// <param name="Email">Work address.</param>
/// <param name="Title">Title of the position.</param>
/// <param name="Hired">Effective day of the hire.</param>
/// <param name="Location">Where.</param>
/// <param name="Supervisory">Supervisory organisation.</param>
/// <param name="CostRate">Per hour in euros; null where the report has no row.</param>
/// <param name="Kind"><c>employee</c> or <c>contingent</c>.</param>
/// <param name="EnteredDaysAgo">When the hire was typed, before the clock's start.</param>
internal sealed record WorkdaySeedPerson(
    string Id, string First, string Last, string Email, string Title, string Hired, string Location, string Supervisory, string? CostRate,
    string Kind = "employee", int EnteredDaysAgo = 200);
