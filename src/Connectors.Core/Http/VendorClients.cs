using Connectors.Adapters;

namespace Connectors.Http;

/// <summary>The clients of one connection, made for it as it is set up now.</summary>
/// <param name="Connection">The connection that the handlers hold.</param>
/// <param name="Parts">The adapter's parts.</param>
/// <param name="Calls">With all handlers.</param>
/// <param name="Tokens">For token requests: not authenticated, outside the budgets.</param>
internal sealed record VendorClients(Connection Connection, AdapterParts Parts, HttpClient Calls, HttpClient Tokens)
{
    /// <summary>Whether they still fit: a connection that was set up anew must not go on with old settings.</summary>
    public bool Fit(Connection connection) =>
        ReferenceEquals(connection, Connection)
        || (connection.Address == Connection.Address && ReferenceEquals(connection.Adapter, Connection.Adapter)
            && ReferenceEquals(connection.Tenant, Connection.Tenant) && connection.Settings == Connection.Settings);
}
