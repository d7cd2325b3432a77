using Connectors.Tenancy;

namespace Connectors.Workday;

/// <summary>What the security header of an envelope holds.</summary>
/// <param name="User">Name with tenant, <c>ISU_PSA@acme</c>.</param>
/// <param name="Password">The password.</param>
internal sealed record UserToken(string User, Secret Password);
