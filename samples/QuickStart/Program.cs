using System.CommandLine;
using QuickStart;

var state = new Option<FileInfo>("--state")
{
    Description = "Our state file; the sandbox keeps its contents beside it.",
    DefaultValueFactory = _ => new FileInfo(Path.Combine("quickstart-state", "connectors.db")),
};
var seed = new Option<int>("--seed") { Description = "Seed of the sandbox's contents.", DefaultValueFactory = _ => 42 };
var deals = new Option<int>("--deals") { Description = "Deals in each tenant's CRM.", DefaultValueFactory = _ => 20 };
var timeEntries = new Option<int>("--time-entries") { Description = "Time entries in each tenant's PSA.", DefaultValueFactory = _ => 60 };
var json = new Option<bool>("--json") { Description = "Print one JSON document on standard output and nothing else." };
var sandbox = new Option<Uri?>("--sandbox")
{
    Description = "Control address of a sandbox that runs already; without it one is started as a process of its own.",
    CustomParser = result =>
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address))
        {
            return address;
        }

        result.AddError($"--sandbox: '{result.Tokens[0].Value}' is no absolute address such as http://127.0.0.1:5080/.");
        return null;
    },
};

var root = new RootCommand(
    "Two tenants, five vendors, four flows: won deals become customers and projects, approved time becomes invoices, people become resources, tasks "
    + "reach their project.")
{
    state, seed, deals, timeEntries, json, sandbox,
};
root.SetAction(async (parsed, ct) => await Demonstration.RunAsync(
    new(parsed.GetValue(state)!, parsed.GetValue(seed), parsed.GetValue(deals), parsed.GetValue(timeEntries), parsed.GetValue(json),
        parsed.GetValue(sandbox)), ct));

return args is [SandboxChild.Argument] ? await SandboxChild.RunAsync() : await root.Parse(args).InvokeAsync();
