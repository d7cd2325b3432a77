using Connectors.Lanes.Worker;
using Connectors.PostgreSql;
using Connectors.Sqlite;
using Connectors.State;

// Workers of lanes in one process, until there is nothing left to do or for ever. What they do is in the vendor's log.
var options = LaneWorkerOptions.Parse(args);
using var log = new VendorLog(options.Log);
var orders = new Orders(options.Orders, log);
IStateStore store = options.Database is { } database ? new PostgreSqlStateStore(database) : new SqliteStateStore(options.File!);
await using var closing = (IAsyncDisposable)store;
_ = Task.Run(() =>
{
    // Whoever started this is gone: nobody would ever end it.
    Console.In.ReadToEnd();
    Environment.Exit(1);
});
await Task.WhenAll(Enumerable.Range(0, options.Loops).Select(number => Task.Run(
    () => new LaneLoop(store, (IWorkLanes)store, log, orders, options, $"{Environment.ProcessId}.{number}").RunAsync())));
return 0;
