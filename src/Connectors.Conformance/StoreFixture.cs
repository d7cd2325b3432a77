using System.Text;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Conformance;

/// <summary>What all suites share: a store for each test, and short words for entries.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class StoreFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    private readonly List<IStateStore> _open = [];

    /// <summary>The tenant of most tests.</summary>
    protected static readonly TenantId Acme = new("acme");

    /// <summary>Another tenant.</summary>
    protected static readonly TenantId Globex = new("globex");

    /// <summary>What the author of the store wrote.</summary>
    protected TStore Under { get; private set; } = null!;

    /// <summary>The store.</summary>
    protected IStateStore Store { get; private set; } = null!;

    [SetUp]
    public async Task OpenStoreAsync()
    {
        Under = new();
        Store = await OpenMoreAsync();
    }

    [TearDown]
    public async Task CloseStoreAsync()
    {
        await CloseAllAsync();
        await Under.DisposeAsync();
    }

    /// <summary>Closes the store and opens it again.</summary>
    protected async ValueTask ReopenAsync()
    {
        if (!Under.Persists)
        {
            Assert.Ignore("This store keeps nothing.");
        }

        await CloseAllAsync();
        Store = await OpenMoreAsync();
    }

    /// <summary>Opens a second store over the same data.</summary>
    protected async ValueTask<IStateStore> OpenSecondAsync()
    {
        if (!Under.ServesMany)
        {
            Assert.Ignore("This store serves one process.");
        }

        return await OpenMoreAsync();
    }

    /// <summary>Address of an entry.</summary>
    protected static StateKey Key(string key, string set = "set") => new(Acme, set, key);

    /// <summary>An entry with a small JSON.</summary>
    protected static StateEntry Entry(string key, string json = "1", string etag = "", string set = "set") =>
        new(Key(key, set), etag, Encoding.UTF8.GetBytes(json));

    /// <summary>Commits changes.</summary>
    protected async Task CommitAsync(params StateChange[] changes) => await Store.CommitAsync(changes);

    /// <summary>Stores entries whatever is there.</summary>
    protected async Task SetAsync(params StateEntry[] entries) => await Store.CommitAsync([.. entries.Select(entry => new StateChange.Set(entry))]);

    /// <summary>An entry; null when it does not exist.</summary>
    protected async Task<StateEntry?> FindAsync(StateKey key) => (await Store.FindAsync([key])).SingleOrDefault();

    /// <summary>An entry of the usual set; null when it does not exist.</summary>
    protected Task<StateEntry?> FindAsync(string key) => FindAsync(Key(key));

    /// <summary>The JSON of an entry as text; null when it does not exist.</summary>
    protected async Task<string?> JsonAsync(string key) => await FindAsync(key) is { } entry ? Encoding.UTF8.GetString(entry.Json.Span) : null;

    /// <summary>Keys that a query gives, in its order.</summary>
    protected async Task<List<string>> KeysAsync(StateQuery query)
    {
        var keys = new List<string>();
        await foreach (var entry in Store.QueryAsync(query))
        {
            keys.Add(entry.Key.Key);
        }

        return keys;
    }

    private async ValueTask<IStateStore> OpenMoreAsync()
    {
        var store = await Under.OpenAsync();
        _open.Add(store);
        return store;
    }

    private async ValueTask CloseAllAsync()
    {
        foreach (var store in _open)
        {
            if (store is IAsyncDisposable later)
            {
                await later.DisposeAsync();
            }
            else
            {
                (store as IDisposable)?.Dispose();
            }
        }

        _open.Clear();
    }
}
