using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Contracts;

/// <summary>Canonical JSON of contracts: one text for one content. Stateless, thread-safe.</summary>
/// <remarks>
/// Camel case, members in the order of the contract, <c>ext</c> last with its keys sorted; null members and empty lists absent; decimals and
/// amounts as text, work time as
/// seconds, dates as <c>yyyy-MM-dd</c>, instants in UTC with <c>Z</c>. For text in this form <c>ToJson(Parse(json))</c> is the same text, and
/// <c>Parse(ToJson(record))</c>
/// always equals the record.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>The record as UTF-8 JSON without a byte order mark.</summary>
    /// <param name="entity">The record.</param>
    /// <typeparam name="T">The contract.</typeparam>
    public static byte[] ToJson<T>(T entity)
        where T : class, IEntity => JsonSerializer.SerializeToUtf8Bytes(entity, ContractJson.TypeOf<T>());

    /// <summary>The record that canonical JSON holds. Members that the contract does not have, such as those of a later minor version, are
    /// passed over.</summary>
    /// <param name="json">UTF-8 JSON object.</param>
    /// <typeparam name="T">The contract.</typeparam>
    /// <exception cref="ConnectorException">The JSON breaks the contract (<see cref="FaultKind.SourceInvalid"/>): the fault names every path and
    /// rule, and no value.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> json)
        where T : class, IEntity
    {
        try
        {
            return JsonSerializer.Deserialize(json, ContractJson.TypeOf<T>()) ?? throw new JsonException();
        }
        catch (JsonException broken)
        {
            throw new ConnectorException(ContractBreach.Describe<T>(json, broken), inner: null);
        }
    }
}
