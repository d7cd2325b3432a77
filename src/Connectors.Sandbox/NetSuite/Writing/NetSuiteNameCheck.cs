namespace Connectors.Sandbox;

/// <summary>What happens to properties that a record type does not have (X-NetSuite-PropertyNameValidation).</summary>
internal enum NetSuiteNameCheck
{
    /// <summary>The vendor's default: dropped, and only a response header tells.</summary>
    Warning,
    Error,
    Ignore,
}
