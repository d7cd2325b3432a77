using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A record type: its fields and what the vendor does when one is saved.</summary>
internal abstract class NetSuiteObject
{
    public const string EntityFamily = "entity";
    public const string TransactionFamily = "transaction";

    /// <summary>Path segment in camel case; also the collection in the account's contents.</summary>
    public abstract string Name { get; }

    /// <summary>Name of the type in deletedrecord.</summary>
    public abstract string Label { get; }

    /// <summary>The permission whose lack is reported.</summary>
    public abstract string Permission { get; }

    /// <summary>Types of one family share their ids and their external ids.</summary>
    public virtual string Family => Name;

    /// <summary>Code of the type in deletedrecord.</summary>
    public abstract int TypeCode { get; }

    public abstract IReadOnlyList<NetSuiteField> Fields { get; }

    /// <summary>Prefix of the custom fields that this type may carry.</summary>
    public virtual string CustomPrefix => "custrecord";

    public virtual string CreatedField => "dateCreated";

    /// <summary>Labels of the values without which the record is refused.</summary>
    public virtual IEnumerable<string> Missing(JsonObject record) => [];

    /// <summary>Fills in what the vendor derives, before the check for missing values. The record is a copy that is not saved yet.</summary>
    public virtual void Complete(JsonObject record, JsonObject? before, NetSuiteBooks books)
    {
    }

    /// <summary>Changes other records after this one was saved, or removed (then <paramref name="record"/> is null).</summary>
    public virtual void Saved(JsonObject? record, JsonObject? before, NetSuiteBooks books)
    {
    }

    /// <summary>What references show as refName.</summary>
    public abstract string NameOf(JsonObject record);
}
