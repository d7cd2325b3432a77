namespace Connectors.NetSuite;

/// <summary>How a stamp is compared.</summary>
internal enum StampComparison
{
    IsBefore = 0,
    Is,
    IsAfter,
    IsNotBefore,
}
