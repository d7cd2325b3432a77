using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Flows;
using Connectors.PostgreSql;
using Connectors.Sqlite;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Tool;

/// <summary>A host's state without the host: nothing here can call a vendor.</summary>
internal sealed class StateHouse(IStateStore store, IWorkLanes lanes, TenantId tenant, bool isJson)
{
    public IStateStore Store => store;

    public IWorkLanes Lanes => lanes;

    public TenantId Tenant => tenant;

    public bool IsJson => isJson;

    public DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public IFlowRepair Repair => new FlowRepair(store, new UuidSource(TimeProvider.System), TimeProvider.System);

    /// <summary>Opens the store for one command.</summary>
    public static async Task<int> UseAsync(StoreRequest request, Func<StateHouse, Task<int>> command)
    {
        if (request.Fault() is { } wrong)
        {
            return await WrongAsync(wrong);
        }

        try
        {
            if (request.File is { } file)
            {
                await using var sqlite = new SqliteStateStore(file) { LooksIn = true };
                return await command(new(sqlite, sqlite, new(request.Tenant), request.IsJson));
            }

            // A command does not wait for work: no connection is kept to listen.
            await using var database = new PostgreSqlStateStore(
                request.Database!, new() { Listen = false, Schema = request.Schema ?? new PostgreSqlOptions().Schema });
            return await command(new(database, database, new(request.Tenant), request.IsJson));
        }
        catch (ConnectorException failed) when (failed.Fault.Kind == FaultKind.Configuration && request.File is not null)
        {
            return await WrongAsync($"{failed.Fault.Message} Looking in works while the host runs, deciding does not: stop it, run this command, "
                + "start it again. With PostgreSQL both work side by side.");
        }
        catch (ConnectorException failed)
        {
            return await WrongAsync(failed.Fault.Message);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return await WrongAsync($"Broken off: {failed.Message}");
        }
    }

    public static async Task<int> WrongAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCodes.WrongUsage;
    }
}
