using System.Text.Json;

namespace Connectors.Workday;

/// <summary>The slice of a worker.</summary>
internal static class WorkerJson
{
    public static ReadOnlyMemory<byte> Write(XmlPart worker, WorkdayKey? key, ResponseFacts facts, TransactionMoment? moment) =>
        SliceJson.Write(key, json =>
    {
        if (key is not null)
            json.WriteString("kind", key.Type == "Contingent_Worker_ID" ? "contingent" : "employee");
        SliceJson.WriteText(json, "status", StatusOf(worker, facts));
        SliceJson.WriteText(json, "workEmail", EmailOf(worker));
        if (moment is not null)
        {
            json.WriteString("effectiveMoment", ReadWindow.Stamp(moment.Effective));
            json.WriteString("entryMoment", ReadWindow.Stamp(moment.Entered));
        }

        WriteJobs(json, worker);
        PartJson.WriteMembers(json, worker);
    });

    /// <summary>Null when the answer does not hold it. Who is hired, but for a later day, is pending.</summary>
    public static string? StatusOf(XmlPart worker, ResponseFacts facts)
    {
        if (worker.At("Worker_Data", "Employment_Data", "Worker_Status_Data") is not { } status)
            return null;
        if (status.IsTrueAt("Active"))
            return status.All("Leave_Status_Data").Any(leave => leave.IsTrueAt("On_Leave")) ? "onLeave" : "active";
        if (status.IsTrueAt("Terminated"))
            return "terminated";
        return XmlShapes.Day(status.TextAt("Hire_Date")) > facts.AsOf ? "pending" : null;
    }

    // The address of type WORK, the primary before the others; home addresses are nobody's business.
    private static string? EmailOf(XmlPart worker) => (worker.At("Worker_Data", "Personal_Data", "Contact_Data")?.All("Email_Address_Data") ?? [])
        .Select(email => (Address: email.TextAt("Email_Address"), Usage: Usages(email).Where(IsWork).ToArray()))
        .Where(email => email is { Address: not null, Usage.Length: > 0 })
        .OrderByDescending(email => email.Usage.Any(usage => usage.Attribute("Primary") is "1" or "true"))
        .Select(email => email.Address)
        .FirstOrDefault();

    private static IEnumerable<XmlPart> Usages(XmlPart email) => email.All("Usage_Data").SelectMany(usage => usage.All("Type_Data"));

    private static bool IsWork(XmlPart usage) =>
        usage.At("Type_Reference")?.Ids().TryGetValue("Communication_Usage_Type_ID", out var type) == true && type == "WORK";

    private static void WriteJobs(Utf8JsonWriter json, XmlPart worker)
    {
        var jobs = worker.At("Worker_Data", "Employment_Data")?.All("Worker_Job_Data").Where(job => job.At("Position_Data") is not null)
            .OrderByDescending(job => job.Attribute("Primary_Job") is "1" or "true").ToArray() ?? [];
        if (jobs.Length == 0)
            return;
        SliceJson.WriteText(json, "country", jobs.Select(CountryOf).FirstOrDefault(country => country is not null));
        json.WriteStartArray("jobs");
        foreach (var job in jobs)
        {
            json.WriteStartObject();
            json.WriteBoolean("primary", job.Attribute("Primary_Job") is "1" or "true");
            if (TeamOf(job) is { } team)
            {
                json.WritePropertyName("team");
                PartJson.WriteReference(json, team);
            }

            PartJson.WriteMembers(json, job.At("Position_Data")!);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? CountryOf(XmlPart job) =>
        job.At("Position_Data", "Business_Site_Summary_Data", "Address_Data", "Country_Reference")?.Ids()
            .TryGetValue("ISO_3166-1_Alpha-2_Code", out var code) == true ? code : null;

    // Of companies, cost centers and regions that a position belongs to, the supervisory organisation is the team.
    private static XmlPart? TeamOf(XmlPart job) =>
        (job.At("Position_Organizations_Data")?.All("Position_Organization_Data") ?? [])
            .Where(one => one.At("Organization_Data", "Organization_Type_Reference")?.Ids()
                .TryGetValue("Organization_Type_ID", out var type) == true && string.Equals(type, "SUPERVISORY", StringComparison.OrdinalIgnoreCase))
            .Select(one => one.At("Organization_Reference"))
            .FirstOrDefault(team => team is not null);
}
