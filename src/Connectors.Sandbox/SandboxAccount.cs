namespace Connectors.Sandbox;

/// <summary>One vendor account while it is served.</summary>
public sealed class SandboxAccount
{
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal SandboxAccount(SandboxAccountOptions options, SandboxOptions sandbox, TimeProvider time)
    {
        Options = options;
        Time = time;
        Clock = new(sandbox.ClockStart);
        Random = new(StableSeed.Of(sandbox.Seed, options.Vendor, options.Name));
        Store = new(Clock);
        Sandbox = VendorSandboxes.For(options.Vendor);
    }

    /// <summary>The vendor.</summary>
    public string Vendor => Options.Vendor;

    /// <summary>Name of the account.</summary>
    public string Name => Options.Name;

    /// <summary>Base address, ends with <c>/</c>.</summary>
    public Uri Address => _address.Task.IsCompletedSuccessfully
        ? _address.Task.Result : throw new InvalidOperationException("The sandbox has not started.");

    /// <summary>How it is set up.</summary>
    public SandboxAccountOptions Options { get; }

    /// <summary>Its virtual clock.</summary>
    public SandboxClock Clock { get; }

    /// <summary>Every route that this vendor's sandbox serves, as the vendor documents it.</summary>
    public IReadOnlyList<SandboxRoute> Routes => Sandbox.Routes;

    /// <summary>Scripted faults.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>Every request that arrived.</summary>
    public RequestLog Log { get; } = new();

    /// <summary>Real time, for waits and for limits that run in it. Contents live on <see cref="Clock"/>.</summary>
    internal TimeProvider Time { get; }

    /// <summary>Seeded randomness for contents; used inside the store's gate only.</summary>
    internal Random Random { get; }

    internal RecordStore Store { get; }

    internal IVendorSandbox Sandbox { get; }

    internal void ServeAt(Uri address) => _address.TrySetResult(address);
}
