using System.Text.Json;

namespace Connectors.Flows;

/// <summary>A test of a canonical record. A closed set: there is no expression language to misuse.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Whether a record passes.</summary>
    /// <param name="record">Canonical JSON.</param>
    public abstract bool Holds(JsonElement record);

    /// <summary>The value at a path is one of some texts.</summary>
    /// <param name="Path">Canonical path, such as <c>status.code</c>.</param>
    /// <param name="AnyOf">Texts; numbers and booleans compare by their JSON text.</param>
    public sealed record Is(string Path, ImmutableArray<string> AnyOf) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement record) => CanonicalPath.Text(record, Path) is { } text
            && AnyOf.Contains(text, StringComparer.Ordinal);
    }

    /// <summary>There is a value at a path.</summary>
    /// <param name="Path">Canonical path.</param>
    public sealed record Present(string Path) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement record) => CanonicalPath.Find(record, Path) is not null;
    }

    /// <summary>All hold.</summary>
    /// <param name="Of">Conditions; none means yes.</param>
    public sealed record All(ImmutableArray<Condition> Of) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement record) => Of.All(condition => condition.Holds(record));
    }

    /// <summary>At least one holds.</summary>
    /// <param name="Of">Conditions; none means no.</param>
    public sealed record Any(ImmutableArray<Condition> Of) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement record) => Of.Any(condition => condition.Holds(record));
    }

    /// <summary>It does not hold.</summary>
    /// <param name="Of">The condition.</param>
    public sealed record Not(Condition Of) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement record) => !Of.Holds(record);
    }
}
