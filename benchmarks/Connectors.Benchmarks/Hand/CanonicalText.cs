namespace Connectors.Benchmarks;

/// <summary>A record as canonical JSON; its content hash where that was asked for.</summary>
internal readonly record struct CanonicalText(byte[] Json, string? Hash);
