namespace Connectors.Sandbox;

/// <summary>One event on its way to one address.</summary>
/// <param name="Url">Where it goes.</param>
/// <param name="Body">The bytes that are signed.</param>
/// <param name="Identifier">The same at every attempt.</param>
/// <param name="Secret">What an administrator's webhook is signed with, empty for none; null for an app's, which carries a token.</param>
internal sealed record JiraDelivery(Uri Url, byte[] Body, string Identifier, string? Secret)
{
    /// <summary>The record's own text would show the secret.</summary>
    public override string ToString() => $"{nameof(JiraDelivery)} {Identifier}";
}
