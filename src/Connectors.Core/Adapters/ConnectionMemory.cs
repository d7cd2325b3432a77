using System.Diagnostics.CodeAnalysis;
using Connectors.Tenancy;

namespace Connectors.Adapters;

/// <summary>What an adapter has learnt about an account and may forget again: never a credential, never a record. Bounded; safe for parallel
/// use.</summary>
/// <remarks>The key holds tenant, connection, credential and address, so that nothing passes from one tenant or account to another.</remarks>
/// <typeparam name="TValue">An immutable value.</typeparam>
/// <param name="capacity">How many connections are remembered, at least 1; the oldest is forgotten first. 4,096 unless told.</param>
public sealed class ConnectionMemory<TValue>(int capacity = 4096)
    where TValue : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(CredentialKey Credential, Uri Address), TValue> _values = [];
    private readonly Queue<(CredentialKey Credential, Uri Address)> _age = new();

    /// <summary>What is known of a connection.</summary>
    /// <returns>False when nothing is.</returns>
    public bool TryRecall(Connection connection, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_gate)
        {
            return _values.TryGetValue((connection.CredentialKey, connection.Address), out value);
        }
    }

    /// <summary>Changes what is known of a connection, as one step.</summary>
    /// <param name="connection">Which.</param>
    /// <param name="initial">What stands before anything is known.</param>
    /// <param name="change">Makes the new value of the one before; must be pure.</param>
    /// <returns>What is known now.</returns>
    public TValue Change(Connection connection, TValue initial, Func<TValue, TValue> change)
    {
        var key = (connection.CredentialKey, connection.Address);
        lock (_gate)
        {
            var isKnown = _values.TryGetValue(key, out var known);
            if (!isKnown)
            {
                _age.Enqueue(key);
                if (_age.Count > capacity)
                    _values.Remove(_age.Dequeue());
            }

            return _values[key] = change(isKnown ? known! : initial);
        }
    }
}
