namespace Connectors.Sandbox;

/// <summary>
/// Who is in a tenant from the start. The first eight have the addresses that a Kantata account's users have; 21009 and the contingent worker have no
/// cost rate.
/// </summary>
internal static class WorkdaySeedPeople
{
    private static readonly string[] Given = ["Aldo", "Britt", "Corin", "Dagny", "Emeric", "Frida", "Gundo"];
    private static readonly string[] Family = ["Harrowbeck", "Islevand", "Jorvell", "Kestmoor", "Lundgarth"];

    public static IReadOnlyList<WorkdaySeedPerson> All { get; } =
    [
        new("21001", "Orla", "Venneker", "consultant1@example.com", "Delivery Director", "2019-02-01", "BERLIN", "SUP_DELIVERY", "118.00"),
        new("21002", "Tibor", "Halsgrove", "consultant2@example.com", "Senior Consultant", "2020-05-01", "BERLIN", "SUP_NORTH", "96.50"),
        new("21003", "Fenella", "Brucks", "consultant3@example.com", "Consultant", "2021-09-01", "BERLIN", "SUP_NORTH", "85.00"),
        new("21004", "Ilmar", "Quist", "consultant4@example.com", "Senior Consultant", "2021-11-15", "LEEDS", "SUP_NORTH", "92.25"),
        new("21005", "Maelis", "Thorvane", "consultant5@example.com", "Project Manager", "2022-03-01", "LEEDS", "SUP_SOUTH", "101.00"),
        new("21006", "Jarek", "Ostrelle", "consultant6@example.com", "Consultant", "2023-01-09", "LEEDS", "SUP_SOUTH", "81.75"),
        new("21007", "Sunniva", "Carrow", "consultant7@example.com", "Consultant", "2023-08-01", "BERLIN", "SUP_SOUTH", "83.00"),
        new("21008", "Dario", "Wexmann", "consultant8@example.com", "Architect", "2024-04-01", "BERLIN", "SUP_SOUTH", "110.40"),
        new("21009", "Kerstin", "Amblecote", "new1@example.com", "Consultant", "2026-10-01", "BERLIN", "SUP_NORTH", null, EnteredDaysAgo: 60),
        new("21010", "Bram", "Yeovend", "new2@example.com", "Consultant", "2026-11-02", "LEEDS", "SUP_SOUTH", "79.00", EnteredDaysAgo: 40),
        new("31001", "Nils", "Ravenshoe", "new3@example.com", "Consultant", "2026-07-01", "BERLIN", "SUP_NORTH", null, "contingent"),
        new("21011", "Petra", "Lindqvale", "new4@example.com", "Senior Consultant", "2020-01-15", "BERLIN", "SUP_SOUTH", "94.00"),
        new("21012", "Conrad", "Feltmoor", "new5@example.com", "Consultant", "2022-06-01", "LEEDS", "SUP_SOUTH", "80.00"),
        new("21013", "Yvaine", "Dunholt", "new6@example.com", "Consultant", "2026-12-15", "BERLIN", "SUP_NORTH", "78.50", EnteredDaysAgo: 3),
        new("21014", "Ruben", "Askevold", "new7@example.com", "Consultant", "2026-11-01", "LEEDS", "SUP_SOUTH", null, EnteredDaysAgo: 50),
    ];

    /// <summary>As many more as are wanted, for pages and for measurements.</summary>
    public static IEnumerable<WorkdaySeedPerson> Extra(int count) => Enumerable.Range(1, count).Select(number => new WorkdaySeedPerson(
        $"{50_000 + number}", Given[number % Given.Length], $"{Family[number / Given.Length % Family.Length]}-{number}", $"extra{number}@example.com",
        "Consultant", "2025-03-01", number % 2 == 0 ? "LEEDS" : "BERLIN", number % 3 == 0 ? "SUP_NORTH" : "SUP_SOUTH", $"{70 + (number % 40)}.50"));
}
