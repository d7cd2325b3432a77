using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>What is recorded, and how much of it.</summary>
public sealed class RecordingOptions
{
    /// <summary>Folder of the recordings, with one for each tenant and flow in it; made when it is not there.</summary>
    /// <value>Null: then <see cref="Sink"/> is needed.</value>
    public string? Folder { get; set; }

    /// <summary>Where recordings go in place of <see cref="Folder"/>.</summary>
    /// <value>Null.</value>
    public IRecordingSink? Sink { get; set; }

    /// <summary>Which executions are recorded, by tenant and flow; asked at the begin of each.</summary>
    /// <value>All.</value>
    public Func<TenantId, string, bool> Wants { get; set; } = (_, _) => true;

    /// <summary>Largest recording in bytes, before it is packed. One that would become larger keeps nothing but the word that it was, and cannot be
    /// replayed.</summary>
    /// <value>16,777,216 (16 MiB).</value>
    public long MaxBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How many recordings the folder keeps for each tenant and flow; the oldest goes first.</summary>
    /// <value>100.</value>
    public int MaxRecordings { get; set; } = 100;

    /// <summary>Key of 32 bytes with which recordings are encrypted (AES-256-GCM).</summary>
    /// <value>Null: they are not. They hold personal data, so that the folder then needs the protection of the state store.</value>
    public ReadOnlyMemory<byte>? Key { get; set; }

    /// <summary>Names of answer headers that an adapter of your own reads, beside those that the house's adapters read. Never one that holds a
    /// secret.</summary>
    public IList<string> AnswerHeaders { get; } = [];
}
