using Connectors.Conformance;
using Connectors.Sqlite;
using Connectors.State;

namespace Connectors.Flows.Tests;

public sealed class SqliteUnderTest : StoreUnderTest
{
    private readonly SuiteClock _clock = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("conformance");

    public override ValueTask<IStateStore> OpenAsync() => new(new SqliteStateStore(Path.Combine(_folder.FullName, "state.db"), _clock));

    public override ValueTask ElapseAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return ValueTask.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return base.DisposeAsync();
    }
}
