namespace Connectors.Workday;

/// <summary>A part of a worker that has to be asked for and needs a permission of its own. One that is not permitted is missing without a
/// word.</summary>
/// <param name="Name">Name behind <c>Include_</c>.</param>
/// <param name="Fields">Beginnings of the mapping's paths that need it.</param>
/// <param name="Path">What an answer with this part surely holds, below the record; empty when nothing is sure.</param>
/// <param name="Domain">Security domain that opens it, from memory of Workday's domain list.</param>
internal sealed record ResponseGroup(string Name, ImmutableArray<string> Fields, ImmutableArray<string> Path, string Domain)
{
    public static ResponseGroup Reference { get; } = new("Reference", [], ["Worker_Reference"], "Worker Data: Public Worker Reports");

    public static ResponseGroup Personal { get; } = new(
        "Personal_Information",
        ["Worker_Data.Personal_Data", "workEmail", "country"],
        ["Worker_Data", "Personal_Data"],
        "Worker Data: Personal Data, with Person Data: Name and Person Data: Work Email");

    public static ResponseGroup AdditionalJobs { get; } = new(
        "Additional_Jobs", ["jobs"], [], "Worker Data: Current Staffing Information");

    public static ResponseGroup Employment { get; } = new(
        "Employment_Information",
        ["Worker_Data.Employment_Data", "status", "jobs"],
        ["Worker_Data", "Employment_Data", "Worker_Status_Data"],
        "Worker Data: Current Staffing Information");

    public static ResponseGroup Compensation { get; } = new(
        "Compensation", ["Worker_Data.Compensation_Data", "pay"], ["Worker_Data", "Compensation_Data"], "Worker Data: Compensation");

    public static ResponseGroup Organizations { get; } = new(
        "Organizations", ["Worker_Data.Organization_Data", "jobs"], [], "Worker Data: Organization Information");

    /// <summary>In the order of the vendor's schema.</summary>
    public static ImmutableArray<ResponseGroup> All { get; } = [Reference, Personal, AdditionalJobs, Employment, Compensation, Organizations];

    /// <summary>The parts that a mapping needs: its paths decide, and pay only where it is switched on.</summary>
    public static ImmutableArray<ResponseGroup> For(ImmutableArray<string> fields, bool withCompensation) => fields.IsDefaultOrEmpty
        ? [Reference, Personal, Employment]
        : [
            .. All.Where(group => group == Reference || group.Fields.Any(start => fields.Any(field => IsWithin(field, start))))
                .Where(group => group != Compensation || withCompensation),
        ];

    private static bool IsWithin(string field, string start) =>
        field.StartsWith(start, StringComparison.Ordinal) && (field.Length == start.Length || field[start.Length] is '.' or '[');
}
