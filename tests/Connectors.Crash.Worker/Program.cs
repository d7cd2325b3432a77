using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Crash.Worker;

// One execution of one flow for all tenants; the process may end itself on the way.
var options = WorkerOptions.Parse(args);
var moments = new Moments(options.Kill);
var report = await Execution.RunAsync(options, moments);
report["passed"] = JsonSerializer.SerializeToNode(moments.Passed);
Console.Out.WriteLine(report.ToJsonString());
return 0;
