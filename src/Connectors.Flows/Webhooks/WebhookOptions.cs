namespace Connectors.Flows;

/// <summary>How deliveries are taken in.</summary>
public sealed class WebhookOptions
{
    /// <summary>Secrets of the host from which addresses are made, 32 characters at least: the first makes new ones, all of them open. Keep the old
    /// one in the list until every vendor has the new address.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>Bytes of a body; larger ones are refused before anything is looked at. 1 KiB to 32 MiB.</summary>
    /// <value>1 MiB.</value>
    public int MaxBytes { get; set; } = 1024 * 1024;
}
