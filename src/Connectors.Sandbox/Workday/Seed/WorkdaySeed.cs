using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>First contents of a tenant: nobody in it exists. Entry moments lie before the clock's start, effective days are fixed.</summary>
internal sealed class WorkdaySeed(WorkdayState state)
{
    private readonly DateTimeOffset _now = state.Now;

    public void Fill()
    {
        Organizations();
        WorkdaySeedPerson[] people = [.. WorkdaySeedPeople.All, .. WorkdaySeedPeople.Extra(state.Settings.ExtraWorkers)];
        foreach (var person in people) Add(person);
        Changes();
        Projects();
        foreach (var person in people.Where(person => person.CostRate is not null))
            WorkdayCostRates.Save(state, new() { ["Employee_ID"] = person.Id, ["Cost_Rate"] = person.CostRate });
    }

    private void Projects()
    {
        Project("PRJ-1001", "Quellmoor rollout", "ACTIVE", "21001", "CUST-000373", "2026-09-01", "2027-02-26", "184000");
        Project("PRJ-1002", "Tarnwick ledger review", "PLANNED", "21005", "CUST-000374", "2027-01-11", "2027-04-30", "62000");
    }

    private void Project(string id, string name, string stage, string owner, string customer, string start, string end, string budget) =>
        state.Projects.Save(
            id,
            new()
            {
                ["Workday_Project_ID"] = id,
                ["Locked_in_Workday"] = "0",
                ["Project_Hierarchy_Reference"] = Refer("Project_Hierarchy_ID", "All_Projects"),
                ["Project_Name"] = name,
                ["Project_Status_Reference"] = Refer("Project_Status_ID", stage),
                ["Project_Owner_Reference"] = Refer("Employee_ID", owner),
                ["Start_Date"] = start,
                ["End_Date"] = end,
                ["Currency_Reference"] = Refer("Currency_ID", "EUR"),
                ["Billable"] = "1",
                ["Capital"] = "0",
                ["Company_Reference"] = Refer("Company_Reference_ID", "CO_100"),
                ["Customer_Reference"] = Refer("Customer_ID", customer),
                ["Estimated_Budget"] = budget,
            },
            WorkdayCatalog.Approved);

    private static JsonObject Refer(string type, string value) => new() { ["type"] = type, ["value"] = value };

    private void Organizations()
    {
        Organization("CO_100", "Brightfen Advisory SE", "COMPANY", null, null, "100");
        Organization("CC_410", "Delivery Europe", "COST_CENTER", null, null, "410");
        Organization("CC_420", "Delivery Overseas", "COST_CENTER", null, null, "420");
        Organization("SUP_DELIVERY", "Delivery", "SUPERVISORY", "21001", null, null);
        Organization("SUP_NORTH", "Delivery North", "SUPERVISORY", "21002", "SUP_DELIVERY", null);
        Organization("SUP_SOUTH", "Delivery South", "SUPERVISORY", "21005", "SUP_DELIVERY", null);
        Organization("PRACTICE_CLOUD", "Cloud Practice", "PRACTICE", null, null, "CLOUD");
    }

    private void Organization(string id, string name, string type, string? manager, string? superior, string? code)
    {
        var json = new JsonObject { ["name"] = name, ["type"] = type, ["available"] = "2020-01-01" };
        if (code is not null) json["code"] = code;
        if (manager is not null) json["manager"] = manager;
        if (superior is not null) json["superior"] = superior;
        state.Organizations.Save(id, json, _now.AddDays(-400));
    }

    private void Add(WorkdaySeedPerson person)
    {
        var contingent = person.Kind == "contingent";
        var data = new JsonObject
        {
            ["firstName"] = person.First,
            ["lastName"] = person.Last,
            ["country"] = WorkdayCatalog.CountryOf(person.Location),
            ["workEmail"] = person.Email,
            ["userId"] = person.Email,
            ["hireDate"] = person.Hired,
            ["active"] = true,
            ["positions"] = new JsonObject { ["P-" + person.Id] = Position(person) },
        };
        if (contingent)
        {
            data["contract"] = new JsonObject { ["payRate"] = "72.5", ["currency"] = "EUR", ["frequency"] = "Hourly", ["end"] = "2027-06-30" };
        }
        else
        {
            data["compensation"] = new JsonObject
            {
                ["amount"] = "64000.00", ["currency"] = "EUR", ["frequency"] = "Annual", ["plan"] = "Salary_Consulting", ["effective"] = person.Hired,
            };
        }
        var wid = state.Workers.Add(contingent ? "Contingent_Worker_ID" : "Employee_ID", person.Id);
        state.Workers.Enter(
            wid,
            contingent ? WorkdayWorkers.Contract : WorkdayWorkers.Hire,
            _now.AddDays(-person.EnteredDaysAgo),
            DateOnly.Parse(person.Hired),
            data);
    }

    private static JsonObject Position(WorkdaySeedPerson person) => new()
    {
        ["primary"] = true,
        ["title"] = person.Title,
        ["businessTitle"] = person.Title,
        ["start"] = person.Hired,
        ["type"] = person.Kind == "contingent" ? "Contractor" : "Regular",
        ["jobProfile"] = person.Title == "Consultant" ? "CONSULTANT" : "SENIOR_CONSULTANT",
        ["location"] = person.Location,
        ["organizations"] = new JsonArray(
            "CO_100", person.Location == "LEEDS" ? "CC_420" : "CC_410", person.Supervisory, "PRACTICE_CLOUD"),
    };

    /// <summary>What happened to them since, and what lies ahead.</summary>
    private void Changes()
    {
        Enter("21003", "Preferred Name", -60, "2026-09-15", new() { ["preferredFirstName"] = "Fen" });
        Enter("21004", "Add Job", -50, "2026-10-01", new()
        {
            ["positions"] = new JsonObject
            {
                ["P-21004-2"] = new JsonObject
                {
                    ["primary"] = false, ["title"] = "Trainer", ["businessTitle"] = "Academy Trainer", ["start"] = "2026-10-01",
                    ["timeType"] = "Part_time",
                    ["weeklyHours"] = "8", ["fte"] = "20", ["jobProfile"] = "CONSULTANT", ["location"] = "LEEDS",
                    ["organizations"] = new JsonArray("CO_100", "CC_420", "SUP_NORTH"),
                },
            },
        });
        Enter("21002", "Title Change", -2, "2027-01-01", new()
        {
            ["positions"] = new JsonObject
            {
                ["P-21002"] = new JsonObject { ["title"] = "Principal Consultant", ["businessTitle"] = "Principal Consultant" },
            },
        });
        Enter("21011", "Request Leave of Absence", -45, "2026-10-15", new()
        {
            ["leave"] = new JsonObject { ["start"] = "2026-10-15", ["estimatedEnd"] = "2027-03-31", ["type"] = "Parental_Leave" },
        });
        Enter("21012", "Terminate Employee", -30, "2026-10-31", new()
        {
            ["active"] = false, ["terminated"] = true, ["terminationDate"] = "2026-10-31", ["lastDayOfWork"] = "2026-10-30",
            ["positions"] = new JsonObject { ["P-21012"] = new JsonObject { ["end"] = "2026-10-31" } },
        });
        var hire = state.Workers.RowsOf(WidOf("21014")).Single();
        state.Workers.Enter(hire.Worker, hire.Type, _now.AddDays(-10), hire.Effective, [], rescinds: hire.Id);
    }

    private string WidOf(string id) => WorkdayWid.Made(state.Tenant, "worker", $"Employee_ID={id}");

    private void Enter(string id, string type, int days, string effective, JsonObject data) => state.Workers.Enter(
        WidOf(id), type, _now.AddDays(days), DateOnly.Parse(effective), data);
}
