using System.Reflection;
using Connectors.Hosting;
using Connectors.Sandbox;

namespace Connectors.Adapters.Tests.Shape;

/// <summary>What the walk must know of a vendor, and nothing more: how to add it, one account of the sandbox, a body for each object that is
/// written.</summary>
/// <param name="Name">The vendor.</param>
/// <param name="Assembly">Where its adapter lies.</param>
/// <param name="Add">Adds the adapter with pages so small that there are several.</param>
internal sealed record ShapeVendor(string Name, Assembly Assembly, Func<IConnectorsBuilder, IConnectorsBuilder> Add)
{
    /// <summary>Expression of what stands before a route in a path, such as the version.</summary>
    public string Root { get; init; } = "";

    /// <summary>Sets the account of the sandbox up.</summary>
    public Action<SandboxAccountOptions> Account { get; init; } = _ => { };

    /// <summary>Fields of the credential.</summary>
    public Dictionary<string, string?> Credential { get; init; } = [];

    /// <summary>Settings of the connection.</summary>
    public Dictionary<string, string?> Values { get; init; } = [];

    /// <summary>A body that the vendor accepts, by object: <c>@key</c> is our key, <c>@users</c> the id of a user that was read or
    /// written before.</summary>
    public Dictionary<string, string> Bodies { get; init; } = [];

    public override string ToString() => Name;
}
