namespace Connectors.Flows;

/// <summary>What came of a delivery that was accepted.</summary>
/// <param name="Events">How many events it told.</param>
/// <param name="Duplicates">How many of them had been told before.</param>
/// <param name="Hints">How many looks at records are stored, over all flows; 0 when no flow of the tenant waits for such events.</param>
public sealed record WebhookReceipt(int Events, int Duplicates, int Hints);
